import {
  type CheckFinding,
  type Command,
  type Context,
  type EventJson,
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
  type World,
  REFUSALS,
  BUILT_IN_TEMPLATES,
  asOf,
  askGate,
  checkTemplate,
  dossierOf,
  draftDocument,
  factsOf,
  awaitingReentry,
  deploymentWorkflow,
  emptyEntityRecord,
  handle,
  isOpen,
  parseTarget,
  releaseOfCommit,
  runningSince,
  toDutiesJson,
  toGateAnswerJson,
  toReleaseJson,
  toReleaseListItem,
  toViolationJson,
  toWorkflowJson,
} from 'backstage-plugin-release-gate-common';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const APPROVERS = 'group:default/director-of-ai-strategy-alignment';
const OWNER = 'group:default/portal-team';

const STATUS = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
} as const;

/** What the HTTP client rejects with, as far as the pages look at it. */
export class FakeResponseError extends Error {
  readonly body: {
    readonly error: {
      readonly name: string;
      readonly message: string;
      readonly code?: string;
    };
    readonly response: { readonly statusCode: number };
  };

  constructor(statusCode: number, message: string, code?: string) {
    super(`Request failed with ${statusCode}`);
    this.name = 'ResponseError';
    this.body = {
      error: { name: 'Error', message, ...(code && { code }) },
      response: { statusCode },
    };
  }
}

export const fakePolicy: Policy = {
  approvers: [APPROVERS],
  environments: [
    { name: 'production', tier: 'production' },
    { name: 'staging', tier: 'staging' },
    { name: 'development', tier: 'other' },
  ],
  approvalValidForMs: 7 * DAY_MS,
  requestExpiresMs: 7 * DAY_MS,
  minimumStatementLength: 10,
  monitoringWindowMs: 15 * MINUTE_MS,
  remindAfterMs: [],
  deliverWithinMs: 60 * MINUTE_MS,
  checkMaxAgeMs: 60 * MINUTE_MS,
  monitoringProbes: [],
  probeIntervalMs: MINUTE_MS,
  probeTimeoutMs: 10_000,
};

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
export type Wish = WithoutRelease<ReleaseCommand>;

/**
 * The real rules over a store in memory, for development and tests: what it
 * allows, refuses and answers is what the backend would.
 */
export class InMemoryReleaseGate {
  readonly #worlds = new Map<string, World>();
  readonly #events = new Map<string, ReleaseEvent[]>();
  readonly #clock: () => string;
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
  #ids = 0;

  constructor(options: { readonly clock: () => string }) {
    this.#clock = options.clock;
  }

  nextId(): string {
    this.#ids += 1;
    return `01J${String(this.#ids).padStart(23, '0')}`;
  }

  /** The API as one person sees it. */
  as(ref: string): ReleaseGateApi {
    const on = (id: string, wish: Wish): Promise<ReleaseJson> =>
      this.#answer(() => this.does(ref, id, wish));
    return {
      workflows: async () => ({ items: [toWorkflowJson(deploymentWorkflow)] }),
      summary: entityRef => this.#answer(() => this.summary(ref, entityRef)),
      releases: filter => this.#answer(() => this.list(ref, filter ?? {})),
      release: id => this.#answer(() => this.release(ref, id)),
      dossier: id =>
        this.#answer(() => {
          const release = this.#release(id);
          const { entity, releases } = this.#world(release.entityRef);
          return {
            ...dossierOf(
              asOf(release, { now: this.#clock() }),
              Object.values(releases).filter(other => other.id !== id),
              entity,
            ),
            deciders: ['user:default/director'].filter(
              decider => !release.contributors.includes(decider),
            ),
          };
        }),
      events: id =>
        this.#answer(() => {
          const items = (this.#events.get(id) ?? []).map(toEventJson);
          return { items, pageInfo: {}, totalItems: items.length };
        }),
      document: (id, kind, version) =>
        this.#answer(() => {
          const found = this.#release(id).documents.filter(
            each =>
              each.kind === kind &&
              (version === undefined || each.version === version),
          );
          return found.at(-1)?.markdown ?? '';
        }),
      documents: async () => ({ items: [], pageInfo: {}, totalItems: 0 }),
      draftDocument: (id, kind, body) =>
        this.#answer(() => {
          const checked = checkTemplate(kind, BUILT_IN_TEMPLATES[kind]);
          const drafted =
            'problem' in checked
              ? checked
              : draftDocument(
                  checked.template,
                  factsOf({
                    kind,
                    release: this.#release(id),
                    answers: body?.answers,
                    now: this.#clock(),
                  }),
                );
          if ('problem' in drafted) {
            throw new Error(drafted.problem.message);
          }
          return drafted.draft;
        }),
      gate: question =>
        this.#answer(() => {
          const world = this.#world(question.entityRef);
          const entry = releaseOfCommit(world.entity, question.commit);
          const release = entry && world.releases[entry.id];
          const answer = askGate({
            ...question,
            now: this.#clock(),
            policy: fakePolicy,
            entity: world.entity,
            ...(release && { release }),
            entityKnown: true,
            historyValid: true,
          });
          return toGateAnswerJson(
            answer,
            release && asOf(release, { now: this.#clock() }),
          );
        }),
      startRelease: body =>
        this.#answer(() => {
          const { entityRef, ...rest } = body;
          const id = this.nextId();
          this.run(ref, entityRef, {
            type: 'start',
            releaseId: id,
            owner: OWNER,
            routine: false,
            tickets: [],
            workflow: deploymentWorkflow,
            ...rest,
          });
          return this.release(ref, id);
        }),
      amendRelease: (id, body) => on(id, { type: 'amend', ...body }),
      linkTicket: (id, body) => on(id, { type: 'link-ticket', ...body }),
      unlinkTicket: (id, body) => on(id, { type: 'unlink-ticket', ...body }),
      closeTicket: (id, body) => on(id, { type: 'close-ticket', ...body }),
      completeItem: (id, itemId, body) =>
        on(id, { type: 'complete', itemId, ...body }),
      reopenItem: (id, itemId, body) =>
        on(id, { type: 'reopen', itemId, ...body }),
      runChecks: id =>
        this.#answer(() => {
          for (const [target, finding] of Object.entries(this.findings)) {
            const { provider, ...rest } = finding;
            this.does('release-gate', id, {
              type: 'record-check',
              ...parseTarget(target),
              commit: this.#release(id).commit,
              provider,
              ...rest,
            });
          }
          return this.release(ref, id);
        }),
      logTime: (id, { start, end, description, billable }) =>
        on(id, {
          type: 'log-time',
          entryId: this.nextId(),
          start,
          end: end ?? start,
          description: description ?? '',
          billable: billable ?? false,
        }),
      retryTime: (id, entryId) => on(id, { type: 'retry-time', entryId }),
      searchTickets: async ({ id, state }) => ({
        items: this.foundTickets.filter(
          ticket =>
            (id === undefined || ticket.id === id) &&
            (state === undefined || ticket.closed === (state === 'closed')),
        ),
      }),
      integrations: async () => ({ items: [] }),
      attachDocument: (id, body) => on(id, { type: 'attach', ...body }),
      deliverReleaseNote: id => on(id, { type: 'deliver' }),
      requestApproval: (id, body) =>
        on(id, { type: 'request', requestId: this.nextId(), ...body }),
      decide: (id, body) => on(id, { type: 'decide', ...body }),
      revokeApproval: (id, body) => on(id, { type: 'revoke', ...body }),
      rollBack: (id, body) =>
        this.#answer(() => {
          this.does(ref, id, { type: 'roll-back', ...body });
          this.does('release-gate', id, {
            type: 'note-notified',
            to: fakePolicy.approvers,
          });
          return this.release(ref, id);
        }),
      reenter: (id, body) =>
        this.#answer(() => this.release(ref, this.reenter(ref, id, body))),
      cancelRelease: (id, body) => on(id, { type: 'cancel', ...body }),
      reportDeployment: body =>
        this.#answer(() => {
          const deploymentId = this.report(ref, body.entityRef, body);
          return { deploymentId };
        }),
      answerViolation: (violationId, body) =>
        this.#answer(() => {
          const release = [...this.#worlds.values()]
            .flatMap(world => Object.values(world.releases))
            .find(each =>
              each.violations.some(v => v.violationId === violationId),
            );
          if (!release) {
            throw new FakeResponseError(404, `No violation ${violationId}`);
          }
          this.does(ref, release.id, {
            type: 'answer-violation',
            violationId,
            statement: body.statement,
          });
          const after = this.#release(release.id).violations.find(
            v => v.violationId === violationId,
          );
          return toViolationJson(after ?? release.violations[0], release.id);
        }),
    };
  }

  /** Does something to a release as somebody; throws the refusal. */
  does(ref: string, id: string, wish: Wish): ReleaseJson {
    this.run(ref, this.#release(id).entityRef, {
      ...wish,
      releaseId: id,
    } as ReleaseCommand);
    return this.release(ref, id);
  }

  reenter(
    ref: string,
    id: string,
    body: { readonly version: string; readonly commit: string },
  ): string {
    const newReleaseId = this.nextId();
    this.run(ref, this.#release(id).entityRef, {
      type: 're-enter',
      releaseId: id,
      newReleaseId,
      owner: OWNER,
      workflow: deploymentWorkflow,
      version: body.version,
      commit: body.commit,
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
      environment,
      commit,
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
      ...toReleaseJson(this.#release(id), this.#context(ref, id)),
      ...(timeTracker && { timeTracker }),
      ...(ticketTrackers.length > 0 && { ticketTrackers }),
    };
  }

  summary(ref: string, entityRef: string): SummaryJson {
    const { entity, releases } = this.#world(entityRef);
    const currentId =
      entity.releases.filter(isOpen).at(-1)?.id ?? awaitingReentry(entity)?.id;
    const current = currentId ? this.release(ref, currentId) : undefined;
    const inProduction = runningSince(entity, 'production');
    const reasons: GateReason[] = [
      { code: 'no-release', message: `${entityRef} has no open release` },
    ];
    return {
      entityRef,
      workflow: toWorkflowJson(deploymentWorkflow),
      ...(current && { current }),
      ...(inProduction && { inProduction }),
      history: this.list(ref, { entityRef, limit: 10 }).items,
      violations: Object.values(releases).flatMap(release =>
        release.violations.map(each => toViolationJson(each, release.id)),
      ),
      openDuties: Object.values(releases).flatMap(toDutiesJson),
      gate: current?.gate ?? { allowed: false, reasons },
      allowedActions: [
        ...(rolesOf(ref).owner && !awaitingReentry(entity) ? ['start'] : []),
        ...(current?.allowedActions ?? []),
      ],
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
    const world = this.#world(entityRef);
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

  async #answer<T>(work: () => T): Promise<T> {
    return work();
  }

  #world(entityRef: string): World {
    return (
      this.#worlds.get(entityRef) ?? {
        entity: emptyEntityRecord(entityRef),
        releases: {},
      }
    );
  }

  #release(id: string): Release {
    for (const { releases } of this.#worlds.values()) {
      if (releases[id]) {
        return releases[id];
      }
    }
    throw new FakeResponseError(404, `No release with id ${id}`);
  }

  #context(ref: string, id?: string, entityRef?: string): Context {
    const release = id ? this.#release(id) : undefined;
    const { entity, releases } = this.#world(
      release?.entityRef ?? entityRef ?? '',
    );
    const earlier: Release[] = [];
    for (
      let at = release?.previousAttemptId;
      at !== undefined;
      at = releases[at].previousAttemptId
    ) {
      earlier.push(releases[at]);
    }
    return {
      actor: actorOf(ref),
      roles: rolesOf(ref),
      now: this.#clock(),
      policy: fakePolicy,
      entity,
      ...(earlier[0] && { predecessor: earlier[0] }),
      earlierContributors: earlier.flatMap(({ contributors }) => contributors),
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

function toEventJson(event: ReleaseEvent): EventJson {
  const { sequence, type, at, actor, data } = event;
  return { sequence, type, at, actor, data, hash: '', previousHash: '' };
}
