import { emptyEntityRecord } from '../domain/entity/emptyEntityRecord';
import { relatedTo } from '../domain/entity/relatedTo';
import { askGate, releaseForGate } from '../domain/gate/askGate';
import type { GateAnswer, GateQuestion } from '../domain/gate/question';
import { type Outcome, handle } from '../domain/handle';
import type { Actor, Roles } from '../domain/model/actor';
import { deploymentWorkflow } from '../domain/model/builtInWorkflow';
import type { Command, ReleaseCommand } from '../domain/model/commands/command';
import type { CheckTimes, Context } from '../domain/model/context';
import type { EntityEvent, ReleaseEvent } from '../domain/model/events/event';
import { after } from '../domain/model/instants';
import type {
  CommitId,
  EntityRef,
  EnvironmentName,
  ReleaseId,
} from '../domain/model/names';
import type { Policy } from '../domain/model/policy';
import type { Changes, Release } from '../domain/model/release';
import type { TicketRef } from '../domain/model/ticket';
import type { Workflow } from '../domain/model/workflow';
import type { Appends, World } from '../domain/model/world';

export const ENTITY = 'component:default/payments' as EntityRef;
export const START = '2026-05-12T08:00:00.000Z';
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** A commit of 40 digits, all the same. */
export function commitOf(digit: string): CommitId {
  return digit.repeat(40) as CommitId;
}

/** The name of an environment. */
export function environmentNamed(name: string): EnvironmentName {
  return name as EnvironmentName;
}

export const policy: Policy = {
  approvers: ['group:default/directors'],
  environments: [
    { name: environmentNamed('production'), tier: 'production' },
    { name: environmentNamed('staging'), tier: 'staging' },
    { name: environmentNamed('development'), tier: 'other' },
  ],
  approvalValidForMs: 7 * DAY,
  requestExpiresMs: 7 * DAY,
  deployWithinMs: DAY,
  rollbackWithinMs: DAY,
  minimumStatementLength: 10,
  monitoringWindowMs: 15 * MINUTE,
  remindAfterMs: [],
  deliverWithinMs: 60 * MINUTE,
  checkMaxAgeMs: 60 * MINUTE,
  monitoringProbes: [],
  probeIntervalMs: MINUTE,
  probeTimeoutMs: 10_000,
};

/** The people and programs of the tests, and what each is to the entity. */
const people = {
  engineer: person('engineer', { owner: true }),
  colleague: person('colleague', { owner: true }),
  director: person('director', { approver: true }),
  deputy: person('deputy', { approver: true }),
  workingDirector: person('working-director', { owner: true, approver: true }),
  outsider: person('outsider', {}),
  agent: {
    ...person('engineer', { owner: true }),
    actor: {
      type: 'user',
      ref: 'user:default/engineer',
      actor: 'plugin:mcp-actions',
    },
  },
  directorsAgent: {
    ...person('director', { approver: true }),
    actor: {
      type: 'user',
      ref: 'user:default/director',
      actor: 'plugin:mcp-actions',
    },
  },
  pipeline: {
    actor: { type: 'service', ref: 'pipeline' },
    roles: { owner: false, approver: { found: false }, pipeline: true },
  },
  stranger: {
    actor: { type: 'service', ref: 'stranger' },
    roles: { owner: false, approver: { found: false }, pipeline: false },
  },
  portal: {
    actor: { type: 'system', ref: 'release-gate' },
    roles: { owner: false, approver: { found: false }, pipeline: false },
  },
} as const satisfies Record<
  string,
  { readonly actor: Actor; readonly roles: Roles }
>;

export type Person = keyof typeof people;

function person(
  name: string,
  roles: { readonly owner?: boolean; readonly approver?: boolean },
): { readonly actor: Actor; readonly roles: Roles } {
  const ref = `user:default/${name}`;
  return {
    actor: { type: 'user', ref },
    roles: {
      owner: roles.owner === true,
      approver: roles.approver
        ? { found: true, via: [ref, 'group:default/directors'] }
        : { found: false },
      pipeline: false,
    },
  };
}

type WithoutRelease<T> = T extends unknown ? Omit<T, 'releaseId'> : never;
/** A command on a release that does not name it yet. */
export type CommandOnRelease = WithoutRelease<ReleaseCommand>;

/** An instant, a world, and everything that was ever appended to it. */
export class Simulation {
  now = START;
  world: World = { entity: emptyEntityRecord(ENTITY), releases: {} };
  readonly entityEvents: EntityEvent[] = [];
  readonly releaseEvents: Record<string, ReleaseEvent[]> = {};
  answeredBy: Readonly<Record<string, string>> = {};
  checkTimes: Readonly<Record<string, CheckTimes>> = {};
  timeTracker: string | undefined;
  /** Every user who is an approver, where the catalog was asked for them. */
  approvers: readonly string[] | undefined = [
    'user:default/director',
    'user:default/working-director',
  ];
  ticketTrackers: readonly string[] = [];
  closingTrackers: readonly string[] = [];
  policy: Policy = policy;
  /** The owner that the catalog names, where it can be asked. */
  owner: string | undefined;
  /** Who worked on the commit for other entities. */
  workersElsewhere: readonly string[] = [];
  /** Whether the catalog says that it does not know the entity any more. */
  isGone = false;
  /** Whether a pipeline is to report, so that a person's word is a claim. */
  pipelineConfigured = false;
  private readonly workflow: Workflow;
  private ids = 0;

  constructor(workflow: Workflow = deploymentWorkflow) {
    this.workflow = workflow;
  }

  /** The same world once more, to go another way from here. */
  clone(): this {
    const copy: this = Object.create(Object.getPrototypeOf(this));
    return Object.assign(copy, this, {
      entityEvents: [...this.entityEvents],
      releaseEvents: Object.fromEntries(
        Object.entries(this.releaseEvents).map(([id, events]) => [
          id,
          [...events],
        ]),
      ),
    });
  }

  nextId(): ReleaseId {
    this.ids += 1;
    return `01J${String(this.ids).padStart(23, '0')}` as ReleaseId;
  }

  wait(milliseconds: number): this {
    this.now = after(this.now, milliseconds);
    return this;
  }

  context(who: Person, release?: Release): Context {
    const { entity, releases } = this.world;
    return {
      ...people[who],
      now: this.now,
      policy: this.policy,
      entity,
      ...(this.owner !== undefined && { owner: this.owner }),
      ...(this.isGone && { entityGone: true }),
      related: release
        ? relatedTo(entity, release).map(id => releases[id])
        : [],
      pipelineConfigured: this.pipelineConfigured,
      answeredBy: this.answeredBy,
      checkTimes: this.checkTimes,
      ticketTrackers: this.ticketTrackers,
      closingTrackers: this.closingTrackers,
      ticketReads: {},
      workersElsewhere: this.workersElsewhere,
      ...(this.approvers && { approvers: this.approvers }),
      ...(this.timeTracker !== undefined && { timeTracker: this.timeTracker }),
    };
  }

  /** Lets somebody try something. A refusal changes nothing. */
  try(who: Person, command: Command): Outcome {
    const release =
      'releaseId' in command && command.type !== 'start'
        ? this.world.releases[command.releaseId]
        : undefined;
    const outcome = handle(this.world, command, this.context(who, release));
    if ('appends' in outcome) {
      this.keep(outcome.appends);
      this.world = outcome.world;
    }
    return outcome;
  }

  private keep({ entity, releases }: Appends): void {
    this.entityEvents.push(...entity);
    for (const [id, events] of Object.entries(releases)) {
      (this.releaseEvents[id] ??= []).push(...events);
    }
  }

  tryStart(
    who: Person,
    values: {
      readonly commit?: CommitId;
      readonly version?: string;
      readonly environment?: EnvironmentName;
      readonly routine?: boolean;
      readonly title?: string;
      readonly changes?: Changes;
      readonly tickets?: readonly TicketRef[];
    } = {},
  ): Outcome {
    return this.try(who, {
      ...values,
      type: 'start',
      releaseId: this.nextId(),
      owner: 'group:default/portal-team',
      version: values.version ?? '2.4.0',
      commit: values.commit ?? commitOf('a'),
      routine: values.routine ?? false,
      tickets: values.tickets ?? [],
      workflow: this.workflow,
    });
  }

  tryReenter(who: Person, releaseId: ReleaseId, commit: CommitId): Outcome {
    return this.try(who, {
      type: 're-enter',
      releaseId,
      newReleaseId: this.nextId(),
      version: '2.4.1',
      commit,
      owner: 'group:default/portal-team',
      workflow: this.workflow,
    });
  }

  tryReport(
    who: Person,
    environment: string,
    commit: CommitId,
    status: 'started' | 'succeeded' | 'failed' = 'succeeded',
    more: { readonly version?: string; readonly deployedAt?: string } = {},
  ): Outcome {
    return this.try(who, {
      type: 'report-deployment',
      deploymentId: this.nextId(),
      violationId: this.nextId(),
      environment: environmentNamed(environment),
      commit,
      status,
      flags: [],
      ...more,
    });
  }

  tryOn(who: Person, releaseId: string, command: CommandOnRelease): Outcome {
    return this.try(who, { ...command, releaseId } as ReleaseCommand);
  }

  ask(commit: CommitId, environment = 'production'): GateAnswer {
    return askGate(this.question(commit, environment));
  }

  /** What the gate is asked with now. */
  question(commit: CommitId, name = 'production'): GateQuestion {
    const to = {
      environment: environmentNamed(name),
      commit,
      policy: this.policy,
    };
    const id = releaseForGate(this.world.entity, to);
    const release = id ? this.world.releases[id] : undefined;
    return {
      ...to,
      now: this.now,
      entity: this.world.entity,
      ...(this.owner !== undefined && { owner: this.owner }),
      ...(release && { release }),
      entityKnown: true,
      historyValid: true,
    };
  }
}

/** The code of a refusal, or undefined for what was accepted. */
export function refusalOf(outcome: Outcome): string | undefined {
  return 'refused' in outcome ? outcome.refused.code : undefined;
}
