import {
  type Context,
  type Refusal,
  handle,
} from 'backstage-plugin-release-gate-common';
import { setTimeout as delay } from 'node:timers/promises';
import type { Parts } from '../Parts';
import {
  AppendConflict,
  BrokenHistory,
  type LoadedEntity,
  wholeRelease,
} from '../EventStore';
import { readContext } from '../readContext';
import { hasPipeline } from '../Settings';
import { refusalToError } from '../refusalToError';
import type { Accepted, CommandRun } from './CommandRun';
import { type Place, freshPlace, isStale } from './Place';
import { changeOf } from './changeOf';
import { loadUnproven } from './loadUnproven';
import { transactionOf } from './transactionOf';

/** How often a command that lost the race is decided again. */
const ATTEMPTS = 5;
/** How often a fact is: with pauses, for longer than any caller waits. */
const FACT_ATTEMPTS = 100;
const FACT_PAUSE_MS = 20;

/** What the catalog says of the people of a command. */
interface People {
  readonly place: Place;
  /** Who could decide, where the command needs somebody. */
  readonly approvers?: readonly string[];
}

/**
 * Carries out a command, after those on the same entity that came before it. A
 * command that was carried out before under its key comes to what it did then.
 *
 * @throws refusals of the domain, and `too-many-at-once` when others are first every time
 */
export async function handleCommand<Earlier = never>(
  parts: Parts,
  run: CommandRun<Earlier>,
): Promise<Accepted | Earlier> {
  let { place } = run;
  for (let round = 1; ; round++) {
    // 1. Authorise: read what the caller is here. What that allows is for the
    // domain to say. Nobody who comes after waits for the catalog's answer.
    const approvers = await (run.needsDecider && parts.directory.approvers());
    place = await freshPlace(parts, place);
    const people = { place, ...(approvers && { approvers }) };
    const outcome = await parts.entityQueue.run(
      place.known.entityRef,
      async () =>
        isStale(people.place)
          ? 'too-long-ago'
          : { done: await inTurn(parts, run, people) },
    );
    if (outcome !== 'too-long-ago') {
      return outcome.done;
    }
    if (round === ATTEMPTS) {
      throw tooManyAtOnce();
    }
  }
}

/** What is done while nobody else in this process works on the entity: the history is asked, and nothing else. */
async function inTurn<Earlier>(
  parts: Parts,
  run: CommandRun<Earlier>,
  people: People,
): Promise<Accepted | Earlier> {
  for (let attempt = 1; ; attempt++) {
    const earlier = await run.findEarlier?.();
    if (earlier !== undefined) {
      return earlier;
    }
    try {
      const outcome = await tryOnce(parts, run, people);
      if (!('refused' in outcome)) {
        return outcome;
      }
      return await earlierOrError(run, outcome.refused);
    } catch (error) {
      if (!(error instanceof AppendConflict)) {
        throw error;
      }
      await pauseOrGiveUp(run, attempt);
    }
  }
}

/** The other four steps of every command. @throws AppendConflict when somebody else was first */
async function tryOnce(
  parts: Parts,
  run: CommandRun<unknown>,
  { place, approvers }: People,
): Promise<Accepted | { readonly refused: Refusal }> {
  // 2. Load.
  const loaded = await load(parts, run);
  const { caller } = run;
  if (loaded.clock !== undefined) {
    parts.logger.warn(
      `The clock of the database says ${loaded.clock}, and events of ${loaded.now} are recorded already`,
    );
  }
  const context = {
    ...(await readContext(parts, {
      caller,
      roles: place.roles,
      known: place.known,
      ...subjectOf(loaded, run),
    })),
    ...(approvers && { approvers }),
    pipelineConfigured: isPipelineConfigured(parts, run),
    ...brokenIn(loaded),
  };
  // 3. Decide.
  const command = run.makeCommand(context.now);
  const outcome = handle(worldOf(loaded), command, context);
  if ('refused' in outcome) {
    return outcome;
  }
  const accepted = { ...outcome, context };
  const transaction = transactionOf(parts, { loaded, accepted, run });
  if (transaction) {
    // 4. Append.
    await parts.store.commit(transaction);
    // 5. Publish.
    parts.changes.publish(changeOf(accepted, transaction));
  }
  return accepted;
}

/** A fact is kept even where the history of its entity is not whole; anything else is not decided then. */
async function load(
  { store }: Parts,
  { place, releaseIds, subject, isFact }: CommandRun<unknown>,
): Promise<LoadedEntity & { readonly isUnproven?: true }> {
  try {
    const loaded = await store.loadEntity(place.known.entityRef, releaseIds);
    if (subject !== undefined && Object.hasOwn(loaded.broken, subject)) {
      wholeRelease(loaded, subject);
    }
    return loaded;
  } catch (error) {
    if (!isFact || !(error instanceof BrokenHistory)) {
      throw error;
    }
    return loadUnproven(store, place.known.entityRef);
  }
}

/** What of that the decision has to know. */
function brokenIn({
  broken,
  isUnproven,
}: Awaited<ReturnType<typeof load>>): Pick<Context, 'broken'> {
  const releases = Object.keys(broken);
  return isUnproven || releases.length > 0
    ? { broken: { ...(isUnproven && { entity: true as const }), releases } }
    : {};
}

/** Whether a pipeline is there to report what the command reports. */
function isPipelineConfigured(
  { settings }: Parts,
  { place, environment }: CommandRun<unknown>,
): boolean {
  return (
    environment !== undefined &&
    hasPipeline(settings.pipelines, place.known.entityRef, environment)
  );
}

/** What a decision is about: the entity, and the release that the command names. */
function subjectOf(
  { entity, releases, now }: LoadedEntity,
  { subject, statedCommit }: CommandRun<unknown>,
) {
  const release = subject && releases[subject]?.state;
  return {
    now,
    entity: entity.state,
    ...(release && { release }),
    ...(statedCommit !== undefined && { statedCommit }),
  };
}

function worldOf({ entity, releases }: LoadedEntity) {
  return {
    entity: entity.state,
    releases: Object.fromEntries(
      Object.entries(releases).map(([id, { state }]) => [id, state]),
    ),
  };
}

/** Another replica may have carried the command out since that was looked for. */
async function earlierOrError<Earlier>(
  run: CommandRun<Earlier>,
  refused: Refusal,
): Promise<Earlier> {
  const meanwhile = await run.findEarlier?.();
  if (meanwhile === undefined) {
    throw refusalToError(refused);
  }
  return meanwhile;
}

async function pauseOrGiveUp(
  { isFact = false }: CommandRun<unknown>,
  attempt: number,
): Promise<void> {
  if (attempt === (isFact ? FACT_ATTEMPTS : ATTEMPTS)) {
    throw tooManyAtOnce();
  }
  if (isFact) {
    await delay(Math.random() * attempt * FACT_PAUSE_MS);
  }
}

function tooManyAtOnce(): Error {
  return refusalToError({
    code: 'too-many-at-once',
    message: 'Others work on this release at the same time; try again',
  });
}
