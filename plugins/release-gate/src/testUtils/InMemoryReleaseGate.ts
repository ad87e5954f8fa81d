import {
  type AnswerOf,
  type CallOf,
  type OperationName,
  type ReleaseId,
  type EnvironmentName,
  type CommitId,
  type EntityRef,
  type CheckFinding,
  type Command,
  type Context,
  type FoundTicketJson,
  type GateReason,
  type IntegrationJson,
  type Policy,
  type Release,
  type ReleaseCommand,
  type ReleaseEvent,
  type ReleaseFilter,
  type ReleaseGateApi,
  type ReleaseJson,
  type Roles,
  type SummaryJson,
  type Workflow,
  type World,
  REFUSALS,
  awaitingReentry,
  deploymentWorkflow,
  emptyEntityRecord,
  entityActions,
  handle,
  isOpen,
  relatedTo,
  workersOn,
  releaseGateApi,
  runningSince,
  statementPolicyOf,
  toDutiesJson,
  toReleaseJson,
  toReleaseListItem,
  toViolationJson,
  toProductionJson,
  toWorkflowJson,
} from 'backstage-plugin-release-gate-common';
import { FakeResponseError } from './FakeResponseError';
import { answeredByContract } from './answeredByContract';
import { APPROVERS, OWNER, fakePolicy } from './fakePolicy';
import { inMemoryHandlers } from './inMemoryHandlers';

const STATUS = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
} as const;

function rolesOf(ref: string): Roles {
  const isDirector = ref === 'user:default/director';
  return {
    owner: ref.startsWith('user:default/engineer'),
    approver: isDirector
      ? { found: true, via: [ref, APPROVERS] }
      : { found: false },
    pipeline: ref === 'demo-pipeline',
  };
}

type WithoutRelease<T> = T extends unknown ? Omit<T, 'releaseId'> : never;
export type CommandOnRelease = WithoutRelease<ReleaseCommand>;

const PRODUCTION = 'production' as EnvironmentName;

/**
 * The real rules over a store in memory, for development and tests: what it
 * allows, refuses and answers is what the backend would.
 */
export class InMemoryReleaseGate {
  readonly #worlds = new Map<string, World>();
  readonly #events = new Map<string, ReleaseEvent[]>();
  readonly #clock: () => string;
  readonly #policy: Policy;
  /** What providers say when they are asked, by target. */
  findings: Readonly<
    Record<string, CheckFinding & { readonly provider: string }>
  > = {};
  /** What the ticket tracker finds. */
  foundTickets: readonly FoundTicketJson[] = [];
  /** The ticket trackers that are connected. */
  ticketTrackers: readonly IntegrationJson[] = [];
  /** Those of them that close tickets when they are told to. */
  closingTrackers: readonly string[] = [];
  /** The time tracker that is connected. */
  timeTracker: IntegrationJson | undefined;
  /** What a release that is started now goes by. */
  workflow: Workflow = deploymentWorkflow;
  /** Whether a pipeline is configured to report deployments to production. */
  isReportedByPipeline = false;
  #ids = 0;

  constructor(options: {
    readonly clock: () => string;
    readonly policy?: Policy;
  }) {
    this.#clock = options.clock;
    this.#policy = options.policy ?? fakePolicy;
  }

  nextId(): ReleaseId {
    this.#ids += 1;
    return `01J${String(this.#ids).padStart(23, '0')}` as ReleaseId;
  }

  /** The API as one person sees it. */
  as(ref: string): ReleaseGateApi {
    return releaseGateApi(async (name, call) => this.call(ref, name, call));
  }

  /** Has an operation carried out as somebody: asked and answered as the contract says. */
  call<N extends OperationName>(
    ref: string,
    name: N,
    call: CallOf<N>,
  ): AnswerOf<N> {
    return answeredByContract(name, call, inMemoryHandlers(this, ref)[name]);
  }

  /** Does something to a release as somebody; throws the refusal. */
  does(ref: string, id: string, command: CommandOnRelease): ReleaseJson {
    this.run(ref, this.stored(id).entityRef, {
      ...command,
      releaseId: id,
    } as ReleaseCommand);
    return this.release(ref, id);
  }

  reenter(
    ref: string,
    id: string,
    body: { readonly version: string; readonly commit: string },
  ): ReleaseId {
    const newReleaseId = this.nextId();
    this.run(ref, this.stored(id).entityRef, {
      type: 're-enter',
      releaseId: id as ReleaseId,
      newReleaseId,
      owner: OWNER,
      workflow: this.workflow,
      version: body.version,
      commit: body.commit as CommitId,
    });
    return newReleaseId;
  }

  report(
    ref: string,
    entityRef: string,
    body: {
      readonly environment: string;
      readonly commit: string;
      readonly version?: string;
      readonly status?: 'started' | 'succeeded' | 'failed';
      readonly url?: string;
    },
  ): string {
    const deploymentId = this.nextId();
    const { environment, commit, version, url, status = 'succeeded' } = body;
    this.run(ref, entityRef, {
      type: 'report-deployment',
      deploymentId,
      violationId: this.nextId(),
      environment: environment as EnvironmentName,
      commit: commit as CommitId,
      status,
      ...(version && { version }),
      ...(url && { url }),
      flags: [],
    });
    return deploymentId;
  }

  release(ref: string, id: string): ReleaseJson {
    const { timeTracker, ticketTrackers } = this;
    return {
      ...toReleaseJson(this.stored(id), this.#context(ref, id)),
      isReportedByPipeline: this.isReportedByPipeline,
      ...(timeTracker && { timeTracker }),
      ...(ticketTrackers.length > 0 && { ticketTrackers }),
    };
  }

  summary(ref: string, entityRef: string): SummaryJson {
    const { entity, releases } = this.world(entityRef);
    const currentId =
      entity.releases.filter(isOpen).at(-1)?.id ??
      awaitingReentry(entity, PRODUCTION)?.id;
    const current = currentId ? this.release(ref, currentId) : undefined;
    const inProduction = runningSince(entity, PRODUCTION);
    const violations = Object.values(releases).flatMap(release =>
      release.violations.map(each => toViolationJson(each, release.id)),
    );
    const context = this.#context(ref, currentId, entityRef);
    const reasons: GateReason[] = [
      { code: 'no-release', message: `${entityRef} has no open release` },
    ];
    return {
      entityRef,
      workflow: toWorkflowJson(deploymentWorkflow),
      ...(current && { current }),
      ...(inProduction && { inProduction }),
      environments: toProductionJson(context),
      history: this.list(ref, { entityRef, limit: 10 }).items,
      violations,
      openDuties: Object.values(releases).flatMap(toDutiesJson),
      gate: current?.gate ?? { allowed: false, reasons },
      allowedActions: [
        ...new Set([
          ...entityActions(violations, context),
          ...(current?.allowedActions ?? []),
        ]),
      ],
      statementPolicy: statementPolicyOf(context.policy),
      now: this.#clock(),
    };
  }

  list(ref: string, filter: ReleaseFilter) {
    const now = this.#clock();
    const q = filter.q?.toLowerCase();
    const all = [...this.#worlds.values()]
      .flatMap(({ releases }) => Object.values(releases))
      .map(release => ({
        item: toReleaseListItem(release, now),
        actions: filter.awaitingMyDecision
          ? this.release(ref, release.id).allowedActions
          : [],
      }))
      .filter(
        ({ item, actions }) =>
          (!filter.awaitingMyDecision || actions.includes('decide')) &&
          (!filter.entityRef || item.entityRef === filter.entityRef) &&
          (!filter.phase || filter.phase.includes(item.phase)) &&
          (!filter.createdBy || item.createdBy === filter.createdBy) &&
          (!filter.owner || item.owner === filter.owner) &&
          (!filter.from || item.createdAt >= filter.from) &&
          (!filter.to || item.createdAt <= filter.to) &&
          (!q ||
            `${item.entityRef} ${item.version} ${item.commit} ${item.title}`
              .toLowerCase()
              .includes(q)),
      )
      .map(({ item }) => item)
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    const start = Number(filter.cursor ?? 0);
    const end = start + (filter.limit ?? 50);
    return {
      items: all.slice(start, end),
      pageInfo: end < all.length ? { nextCursor: String(end) } : {},
      totalItems: all.length,
    };
  }

  /** Runs any command of the core as somebody; throws the refusal. */
  run(ref: string, entityRef: string, command: Command): void {
    const world = this.world(entityRef);
    const id =
      'releaseId' in command && command.type !== 'start'
        ? command.releaseId
        : undefined;
    const outcome = handle(world, command, this.#context(ref, id, entityRef));
    if ('refused' in outcome) {
      const { code, message } = outcome.refused;
      throw new FakeResponseError(STATUS[REFUSALS[code]], message, code);
    }
    this.#worlds.set(entityRef, outcome.world);
    for (const [key, events] of Object.entries(outcome.appends.releases)) {
      this.#events.set(key, [...(this.#events.get(key) ?? []), ...events]);
    }
  }

  /** What happened to a release, oldest first. */
  events(id: string): readonly ReleaseEvent[] {
    return this.#events.get(id) ?? [];
  }

  /** The releases of an entity, and what holds across them. */
  world(entityRef: string): World {
    return (
      this.#worlds.get(entityRef) ?? {
        entity: emptyEntityRecord(entityRef as EntityRef),
        releases: {},
      }
    );
  }

  /** The release with that id; throws where there is none. */
  stored(id: string): Release {
    for (const { releases } of this.#worlds.values()) {
      if (releases[id]) {
        return releases[id];
      }
    }
    throw new FakeResponseError(404, `No release with id ${id}`);
  }

  /** The release that a violation belongs to, if any. */
  releaseOfViolation(violationId: string): string | undefined {
    return [...this.#worlds.values()]
      .flatMap(({ releases }) => Object.values(releases))
      .find(({ violations }) =>
        violations.some(each => each.violationId === violationId),
      )?.id;
  }

  get now(): string {
    return this.#clock();
  }

  #workersElsewhere({ entityRef, commit }: Release): readonly string[] {
    return [...this.#worlds.values()]
      .flatMap(({ releases }) => Object.values(releases))
      .filter(
        release => release.entityRef !== entityRef && release.commit === commit,
      )
      .flatMap(workersOn);
  }

  #context(ref: string, id?: string, entityRef?: string): Context {
    const release = id ? this.stored(id) : undefined;
    const { entity, releases } = this.world(
      release?.entityRef ?? entityRef ?? '',
    );
    return {
      actor: actorOf(ref),
      roles: rolesOf(ref),
      now: this.#clock(),
      policy: this.#policy,
      entity,
      related: release
        ? relatedTo(entity, release).map(related => releases[related])
        : [],
      answeredBy: {
        ...Object.fromEntries(
          Object.entries(this.findings).map(([target, { provider }]) => [
            target,
            provider,
          ]),
        ),
        ...(this.timeTracker && { 'time-logged': this.timeTracker.id }),
      },
      checkTimes: {},
      ticketTrackers: this.ticketTrackers.map(tracker => tracker.id),
      closingTrackers: this.closingTrackers,
      ticketReads: {},
      workersElsewhere: release ? this.#workersElsewhere(release) : [],
      ...(this.timeTracker && { timeTracker: this.timeTracker.id }),
    };
  }
}

function actorOf(ref: string): Context['actor'] {
  if (ref.startsWith('user:')) {
    return { type: 'user', ref };
  }
  return ref === 'release-gate'
    ? { type: 'system', ref }
    : { type: 'service', ref };
}
