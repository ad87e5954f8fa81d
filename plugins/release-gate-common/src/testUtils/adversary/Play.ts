import {
  type ReleaseId,
  type EnvironmentName,
  type Appends,
  type Command,
  type CommitId,
  type Context,
  type GateAnswer,
  type Outcome,
  type Release,
  type World,
  askGate,
  dutiesOf,
  emptyEntityRecord,
  handle,
  relatedTo,
  releaseForGate,
} from '../../domain';
import {
  CAST,
  COMMITS,
  ENTITY,
  POLICY,
  PRODUCTION,
  START,
  type Who,
} from './cast';
import { factOf } from './factOf';
import { Chronicle } from './oracle/Chronicle';
import { Oracle } from './oracle/Oracle';
import { hear } from './oracle/hear';

function isEmpty({ entity, releases }: Appends): boolean {
  return entity.length === 0 && Object.keys(releases).length === 0;
}

/** No two things happen in the same instant. */
const BETWEEN_MOVES_MS = 1_000;

/** Something that somebody tries, or time that passes. */
export interface Move {
  readonly name: string;
  readonly who?: Who;
  /** Undefined where there is nothing to try it on. */
  readonly command?: (play: Play) => Command | undefined;
  readonly waitMs?: number;
}

/**
 * The core at work, and the oracle beside it that hears what the core accepts.
 * Every move is judged: whatever the oracle objects to is a counter-example.
 */
export class Play {
  now = Date.parse(START);
  iso = START;
  world: World = { entity: emptyEntityRecord(ENTITY), releases: {} };
  /** Gate questions that were answered with allowed, to see that the model is not empty. */
  allowed = 0;
  #known = new Chronicle();
  #ids = 0;

  /** The same play once more, to go another way from here. */
  copy(): Play {
    const copy = new Play();
    copy.now = this.now;
    copy.iso = this.iso;
    copy.world = this.world;
    // The chronicle is replaced when something is heard, never changed.
    copy.#known = this.#known;
    copy.#ids = this.#ids;
    return copy;
  }

  /** What the oracle has heard. */
  get known(): Chronicle {
    return this.#known;
  }

  #passes(milliseconds: number): void {
    this.now += milliseconds;
    this.iso = new Date(this.now).toISOString();
  }

  nextId(): ReleaseId {
    this.#ids += 1;
    return `01J${String(this.#ids).padStart(23, '0')}` as ReleaseId;
  }

  /** The release that was started as the first, second or third. */
  release(number: number): Release | undefined {
    const entry = this.world.entity.releases[number - 1];
    return entry && this.world.releases[entry.id];
  }

  /** Tries a move; undefined where it changed nothing, else what the rules object to, which is mostly nothing. */
  make({ who, command, waitMs }: Move): readonly string[] | undefined {
    if (waitMs !== undefined) {
      this.#passes(waitMs);
      return this.#objections();
    }
    const wanted = command?.(this);
    if (!wanted || !who) {
      return undefined;
    }
    const before = this.world;
    const outcome = handle(before, wanted, this.#context(who, wanted));
    if ('refused' in outcome || isEmpty(outcome.appends)) {
      return undefined;
    }
    return this.#judge(who, wanted, outcome);
  }

  #judge(
    who: Who,
    wanted: Command,
    outcome: Exclude<Outcome, { refused: unknown }>,
  ): readonly string[] {
    this.world = outcome.world;
    this.#passes(BETWEEN_MOVES_MS);
    const fact = factOf({ who, command: wanted, outcome });
    if (!fact) {
      return this.#objections();
    }
    const objection = new Oracle(this.#known).objectionTo(fact, this.now);
    // A decision that the rules object to is none.
    if (!objection || fact.type !== 'decided') {
      this.#known = this.#known.copy();
      hear(this.#known, fact, this.now);
    }
    return [...(objection ? [objection] : []), ...this.#objections()];
  }

  /** What the rules object to in what the core says of where things stand. */
  #objections(): readonly string[] {
    const oracle = new Oracle(this.#known);
    const objections: string[] = [];
    for (const environment of PRODUCTION) {
      for (const commit of Object.values(COMMITS)) {
        const { allowed, releaseId } = this.ask(commit, environment);
        const objection =
          allowed && oracle.objectionToDeploying(commit, environment, this.now);
        if (objection) {
          objections.push(`The gate is open. ${objection}`);
        }
        const open = oracle.openReleasesOf(commit, environment);
        if (!allowed && open.length > 0 && !open.includes(releaseId ?? '')) {
          objections.push(
            'The gate answers for another release than the open one of the commit',
          );
        }
        this.allowed += allowed ? 1 : 0;
      }
    }
    for (const id of oracle.releasesWithOpenDuties()) {
      if (dutiesOf(this.world.releases[id]).length === 0) {
        objections.push('A duty of a rollback has vanished');
      }
    }
    return objections;
  }

  /** What the gate says of the commit. */
  ask(commit: CommitId, environment: EnvironmentName): GateAnswer {
    const { entity, releases } = this.world;
    const id = releaseForGate(entity, { environment, commit, policy: POLICY });
    return askGate({
      environment,
      commit,
      now: this.iso,
      policy: POLICY,
      entity,
      ...(id && { release: releases[id] }),
      entityKnown: true,
      historyValid: true,
    });
  }

  #context(who: Who, command: Command): Context {
    const { entity, releases } = this.world;
    const release =
      'releaseId' in command && command.type !== 'start'
        ? releases[command.releaseId]
        : undefined;
    return {
      ...CAST[who],
      now: this.iso,
      policy: POLICY,
      entity,
      related: release
        ? relatedTo(entity, release).map(id => releases[id])
        : [],
      answeredBy: {},
      checkTimes: {},
      ticketTrackers: [],
      closingTrackers: [],
      ticketReads: {},
      workersElsewhere: [],
    };
  }
}
