import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { LRUCache } from 'lru-cache';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Command,
  type Context,
  type DeploymentAnswerJson,
  type DocumentAnswers,
  type DocumentKind,
  type DocumentListItem,
  type DossierJson,
  type Draft,
  type EntityRecord,
  type EventJson,
  type GateAnswerJson,
  type IntegrationJson,
  type Page,
  type Release,
  type ReleaseCommand,
  type ReleaseEvent,
  type ReleaseJson,
  type ReleaseListItem,
  type Roles,
  type SummaryJson,
  type ViolationJson,
  type Workflow,
  asOf,
  askGate,
  awaitingReentry,
  boundTargets,
  canonicalJson,
  deniedKey,
  deploymentWorkflow,
  dossierOf,
  dueReminder,
  draftDocument,
  emptyEntityRecord,
  factsOf,
  handle,
  hasEnded,
  isOpen,
  monitoringWindow,
  nameOfRef,
  phaseOf,
  refuseNonOwner,
  refuseStaleRevision,
  releaseForGate,
  releaseOfCommit,
  runningSince,
  sha256,
  staleTargets,
  targetId,
  toGateAnswerJson,
  toReleaseJson,
  toViolationJson,
  toWorkflowJson,
} from 'backstage-plugin-release-gate-common';
import { type Caller, systemCaller } from './Caller';
import type { CheckBindings } from './CheckBindings';
import type { CheckQueue } from './CheckQueue';
import type { CheckRunner } from './CheckRunner';
import type { Directory, KnownEntity } from './Directory';
import {
  AppendConflict,
  BrokenHistory,
  type CommandKey,
  type DeploymentKey,
  type Loaded,
  type ReleaseQuery,
  type ReleaseStore,
} from './ReleaseStore';
import { type Settings, isGranted } from './Settings';
import type { Integrations } from './Integrations';
import type {
  FoundTicket,
  TicketQuery,
} from 'backstage-plugin-release-gate-node';
import type { TicketDesk } from './TicketDesk';
import type { TicketLog } from './TicketLog';
import type { TimeProver } from './TimeProver';
import { Turns } from './Turns';
import { effectsOf, entityEffectsOf, reminderOf } from './effectsOf';
import { invalidInput } from './invalidInput';
import { planChecks } from './planChecks';
import { refusalToError } from './refusalToError';

/** How often a command that lost the race is decided again. */
const ATTEMPTS = 5;
/** How often a report is: with pauses, for longer than any caller waits. */
const REPORT_ATTEMPTS = 100;
const REPORT_PAUSE_MS = 20;
const HISTORY_LENGTH = 10;
/** For how long the gate relies on the owner that the catalog named. */
const OWNER_KNOWN_MS = 3_000;
/** How long somebody waits for checks that they asked for. */
const RUN_NOW_DEADLINE_MS = 9_000;
const VIOLATIONS_SHOWN = 50;
/** How many of an entity's other releases a dossier looks at, the newest. */
const DOSSIER_RELEASES = 30;

/** What was changed, told to whoever follows: after the commit, never before. */
export interface Change {
  readonly entityRef: string;
  readonly releaseIds: readonly string[];
  /** Whether effects were written that wait to be done. */
  readonly hasEffects: boolean;
  /** Whether there is something to ask of them. */
  readonly hasChecks: boolean;
  /** The releases to which tickets were linked. */
  readonly linkedIn: readonly string[];
}

type WithoutIds<T> = T extends unknown ? Omit<T, 'releaseId'> : never;
/** A command on a release as the edge gives it: the id travels apart. */
export type ReleaseWish = WithoutIds<
  Exclude<ReleaseCommand, { type: 'request' | 'log-time' }>
>;

export interface StartWish {
  readonly entityRef: string;
  readonly version: string;
  readonly commit: string;
  readonly title?: string;
  readonly routine?: boolean;
  readonly changes?: { readonly what: string; readonly why: string };
  readonly tickets?: readonly {
    readonly tracker: string;
    readonly id: string;
  }[];
  readonly idempotencyKey?: string;
}

export interface DeploymentWish {
  readonly entityRef: string;
  readonly environment: string;
  readonly commit: string;
  readonly version?: string;
  readonly status: 'started' | 'succeeded' | 'failed';
  readonly url?: string;
  readonly deployedAt?: string;
  readonly idempotencyKey?: string;
}

export interface TimeWish {
  readonly start: string;
  readonly end: string;
  readonly description: string;
  readonly billable: boolean;
  readonly expectedRevision?: number;
}

/** A command that is to be carried out, and what makes it one. */
interface Turn {
  readonly caller: Caller;
  readonly known: KnownEntity;
  readonly releaseIds: (record: EntityRecord) => readonly string[];
  readonly makeCommand: (now: string) => Command;
  readonly commandKey?: CommandKey;
  readonly deploymentKey?: DeploymentKey;
  /** Of a deployment report: whom it is granted to depends on it. */
  readonly environment?: string;
}

/** What became of a turn: done now, or done before under the same key. */
type Outcome =
  | (Exclude<ReturnType<typeof handle>, { refused: unknown }> & {
      readonly context: Context;
    })
  | { readonly repeated: DeploymentAnswerJson }
  | { readonly repeatedOn: string };

interface Scene {
  readonly entity: Loaded<EntityRecord>;
  readonly releases: Readonly<Record<string, Loaded<Release>>>;
  readonly context: Context;
}

/**
 * The five steps of every command: authorise, load, decide, append, publish.
 * Knows the rules only through the core, and the world only through its ports.
 */
export class ReleaseGateService {
  readonly #store: ReleaseStore;
  readonly #directory: Directory;
  readonly #settings: Settings;
  readonly #newId: (now: string) => string;
  readonly #bindings: CheckBindings;
  readonly #queue: CheckQueue;
  #runner: CheckRunner = { runNow: async () => {} };
  readonly #integrations: Integrations;
  readonly #ticketLog: TicketLog;
  #tickets: TicketDesk | undefined;
  #prover: TimeProver | undefined;
  readonly #turns = new Turns();
  readonly #recent = new LRUCache<string, KnownEntity>({
    max: 1_000,
    ttl: OWNER_KNOWN_MS,
  });
  readonly #listeners: ((change: Change) => void)[] = [];
  readonly #logger: LoggerService;

  constructor(options: {
    readonly store: ReleaseStore;
    readonly directory: Directory;
    readonly settings: Settings;
    /** A ULID for an instant. */
    readonly newId: (now: string) => string;
    readonly bindings: CheckBindings;
    readonly queue: CheckQueue;
    readonly integrations?: Integrations;
    readonly ticketLog: TicketLog;
    readonly logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#directory = options.directory;
    this.#settings = options.settings;
    this.#newId = options.newId;
    this.#bindings = options.bindings;
    this.#queue = options.queue;
    this.#integrations = options.integrations ?? { ticketTrackers: [] };
    this.#ticketLog = options.ticketLog;
    this.#logger = options.logger;
  }

  /** Calls back after every commit, never before. */
  subscribe(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  /** Lets somebody run the checks that a person asks for. */
  runChecksWith(runner: CheckRunner): void {
    this.#runner = runner;
  }

  /** Lets somebody look for the time that is logged. */
  proveTimeWith(prover: TimeProver): void {
    this.#prover = prover;
  }

  /** Lets somebody ask the ticket trackers. */
  readTicketsWith(desk: TicketDesk): void {
    this.#tickets = desk;
  }

  /** Tickets of an entity, to be linked. */
  async searchTickets(
    query: TicketQuery & { readonly tracker: string },
  ): Promise<{ readonly items: readonly FoundTicket[] }> {
    const { tracker, ...rest } = query;
    await this.#requireEntity(query.entityRef);
    if (!this.#tickets) {
      throw new NotFoundError(`No ticket tracker '${tracker}' is connected`);
    }
    return { items: await this.#tickets.search(tracker, rest) };
  }

  get workflows(): readonly Workflow[] {
    return [...this.#settings.workflows.values()];
  }

  async start(caller: Caller, wish: StartWish): Promise<ReleaseJson> {
    const { entityRef, idempotencyKey, ...rest } = wish;
    const known = await this.#requireEntity(entityRef);
    return this.#releaseAfter({
      caller,
      known,
      releaseIds: () => [],
      makeCommand: now => ({
        ...rest,
        type: 'start',
        releaseId: this.#newId(now),
        owner: known.owners[0] ?? '',
        routine: wish.routine ?? false,
        tickets: wish.tickets ?? [],
        workflow: this.#workflowOf(known),
      }),
      ...keyOf(caller, idempotencyKey, { type: 'start', entityRef, ...rest }),
    });
  }

  async reenter(
    caller: Caller,
    releaseId: string,
    wish: {
      readonly version: string;
      readonly commit: string;
      readonly expectedRevision?: number;
    },
  ): Promise<ReleaseJson> {
    const { known } = await this.#meet(caller, releaseId);
    return this.#releaseAfter({
      caller,
      known,
      releaseIds: () => [releaseId],
      makeCommand: now => ({
        ...wish,
        type: 're-enter',
        releaseId,
        newReleaseId: this.#newId(now),
        owner: known.owners[0] ?? '',
        workflow: this.#workflowOf(known),
      }),
    });
  }

  /** Carries out a command on one release and gives the release after it. */
  async execute(
    caller: Caller,
    releaseId: string,
    wish: ReleaseWish,
    idempotencyKey?: string,
  ): Promise<ReleaseJson> {
    const { known } = await this.#meet(caller, releaseId);
    return this.#releaseAfter({
      caller,
      known,
      releaseIds: () => [releaseId],
      makeCommand: () => ({ ...wish, releaseId } as ReleaseCommand),
      ...keyOf(caller, idempotencyKey, { ...wish, releaseId }),
    });
  }

  async request(
    caller: Caller,
    releaseId: string,
    wish: Omit<
      Extract<ReleaseCommand, { type: 'request' }>,
      'type' | 'releaseId' | 'requestId'
    >,
    idempotencyKey?: string,
  ): Promise<ReleaseJson> {
    const { known } = await this.#meet(caller, releaseId);
    await this.#askStaleAgain(caller, known, releaseId);
    return this.#releaseAfter({
      caller,
      known,
      releaseIds: () => [releaseId],
      makeCommand: now => ({
        ...wish,
        type: 'request',
        releaseId,
        requestId: this.#newId(now),
      }),
      ...keyOf(caller, idempotencyKey, { type: 'request', ...wish, releaseId }),
    });
  }

  /** Puts time that the caller spent on the release on its way to the tracker. */
  async logTime(
    caller: Caller,
    releaseId: string,
    wish: TimeWish,
  ): Promise<ReleaseJson> {
    const { known } = await this.#meet(caller, releaseId);
    const { state } = await this.#requireRelease(releaseId);
    const service = nameOfRef(known.entityRef);
    return this.#releaseAfter({
      caller,
      known,
      releaseIds: () => [releaseId],
      makeCommand: now => ({
        ...wish,
        description:
          wish.description || `Release ${state.version} of ${service}`,
        type: 'log-time',
        releaseId,
        entryId: this.#newId(now),
      }),
    });
  }

  /** Runs the checks of a release now, and gives it as it is then. */
  async runChecks(
    caller: Caller,
    releaseId: string,
    expectedRevision?: number,
  ): Promise<ReleaseJson> {
    const { known } = await this.#meet(caller, releaseId);
    const { releases, context } = await this.#setScene(caller, known, () => [
      releaseId,
    ]);
    const release = releases[releaseId].state;
    const refused =
      refuseNonOwner(context) ?? refuseStaleRevision(release, expectedRevision);
    if (refused) {
      throw refusalToError(refused);
    }
    const targets = boundTargets(release, context);
    if (targets.length > 0) {
      await this.#runner.runNow(
        releaseId,
        targets.map(targetId),
        RUN_NOW_DEADLINE_MS,
      );
    }
    if (release.tickets.length > 0) {
      await this.#tickets?.read(releaseId);
    }
    if (this.#prover && phaseOf(release) === 'post-deployment') {
      await this.#prover.prove([releaseId]);
    }
    return this.release(caller, releaseId);
  }

  /** Asks again what is too old for a request, before the request is decided on. */
  async #askStaleAgain(
    caller: Caller,
    known: KnownEntity,
    releaseId: string,
  ): Promise<void> {
    if (this.#bindings.isEmpty) {
      return;
    }
    const { releases, context } = await this.#setScene(caller, known, () => [
      releaseId,
    ]);
    const stale = staleTargets(releases[releaseId].state, context);
    if (context.roles.owner && stale.length > 0) {
      await this.#runner.runNow(
        releaseId,
        stale.map(targetId),
        RUN_NOW_DEADLINE_MS,
      );
    }
  }

  async reportDeployment(
    caller: Caller,
    wish: DeploymentWish,
  ): Promise<DeploymentAnswerJson> {
    const { entityRef, idempotencyKey, ...report } = wish;
    const known = await this.#entityForReport(caller, entityRef);
    const { deployedAt, url, version, ...content } = report;
    const key = idempotencyKey && {
      caller: caller.actor.ref,
      key: idempotencyKey,
      content: sha256(
        canonicalJson({
          entityRef,
          ...content,
          // Names match ignoring case.
          environment: content.environment.toLowerCase(),
        }),
      ),
    };
    const earlier = key ? await this.#store.deploymentAnswer(key) : undefined;
    if (earlier && earlier !== 'other-content') {
      return this.#repeat(caller, known, wish, earlier);
    }
    const outcome = await this.#decideAndAppend({
      caller,
      known,
      releaseIds: record => releasesForReport(record, report.commit),
      makeCommand: now => ({
        ...report,
        type: 'report-deployment',
        deploymentId: this.#newId(now),
        violationId: this.#newId(now),
        flags: earlier === 'other-content' ? ['idempotency-key-reused'] : [],
      }),
      ...(key && { deploymentKey: key }),
      environment: wish.environment,
    });
    if ('repeated' in outcome) {
      return outcome.repeated;
    }
    if (!('deployment' in outcome) || !outcome.deployment) {
      throw new Error('A deployment report has no answer');
    }
    return outcome.deployment;
  }

  async answerViolation(
    caller: Caller,
    violationId: string,
    answer: { readonly statement: string; readonly expectedRevision?: number },
  ): Promise<ViolationJson> {
    const { statement } = answer;
    const place = await this.#store.findViolation(violationId);
    if (!place) {
      throw new NotFoundError(`No violation ${violationId}`);
    }
    const { entityRef, releaseId } = place;
    if (!releaseId && answer.expectedRevision !== undefined) {
      throw invalidInput(
        'expectedRevision is of a release, and this violation belongs to none',
      );
    }
    const known = await this.#entityForReport(caller, entityRef);
    const outcome = await this.#decideAndAppend({
      caller,
      known,
      releaseIds: () => (releaseId ? [releaseId] : []),
      makeCommand: () =>
        releaseId
          ? { type: 'answer-violation', releaseId, violationId, ...answer }
          : { type: 'answer-entity-violation', violationId, statement },
    });
    if (!('world' in outcome)) {
      throw new Error('An answer cannot be repeated');
    }
    const { world } = outcome;
    const violation = (
      releaseId ? world.releases[releaseId] : world.entity
    ).violations.find(candidate => candidate.violationId === violationId);
    if (!violation) {
      throw new NotFoundError(`No violation ${violationId}`);
    }
    return toViolationJson(violation, releaseId);
  }

  async release(caller: Caller, releaseId: string): Promise<ReleaseJson> {
    const { state: seen } = await this.#requireRelease(releaseId);
    const known = await this.#entityForView(caller, seen.entityRef);
    await this.#noteOwnerOf(seen, known);
    const { entity, releases, now } = await this.#store.loadEntity(
      seen.entityRef,
      () => [releaseId],
    );
    const { state } = releases[releaseId];
    const context = await this.#contextOf({
      caller,
      known,
      now,
      entity: entity.state,
      release: state,
      tolerant: true,
    });
    return this.#view(state, context);
  }

  /** What an approver has to know of a release besides its request, as of now. */
  async dossier(releaseId: string): Promise<DossierJson> {
    const { state } = await this.#requireRelease(releaseId);
    const { entity, releases, now } = await this.#store.loadEntity(
      state.entityRef,
      record => [
        releaseId,
        ...record.releases
          .map(({ id }) => id)
          .filter(id => id !== releaseId)
          .slice(-DOSSIER_RELEASES),
      ],
    );
    const release = releases[releaseId].state;
    const dossier = dossierOf(
      asOf(release, { now }),
      Object.values(releases)
        .map(loaded => loaded.state)
        .filter(({ id }) => id !== releaseId),
      entity.state,
    );
    const [known, approvers, earlier] = await Promise.all([
      this.#recentEntity(release.entityRef),
      this.#directory.approvers().catch(() => undefined),
      this.#earlierAttempts(release),
    ]);
    const workers = [release, ...earlier].flatMap(
      ({ contributors }) => contributors,
    );
    const { inProduction } = dossier;
    return {
      ...dossier,
      ...(known?.compare &&
        inProduction &&
        inProduction.commit !== release.commit && {
          compareUrl: known.compare
            .replace('{from}', inProduction.commit)
            .replace('{to}', release.commit),
        }),
      ...(approvers && {
        deciders: approvers.filter(ref => !workers.includes(ref)).sort(),
      }),
    };
  }

  async #view(release: Release, context: Context): Promise<ReleaseJson> {
    const isWatched =
      monitoringWindow(release) !== undefined &&
      (context.policy.monitoringProbes.length > 0 ||
        Object.keys(release.probes).length > 0);
    const { timeTracker, ticketTrackers } = this.#integrations;
    return {
      ...toReleaseJson(
        release,
        context,
        isWatched ? await this.#queue.probeRunsOf(release.id) : [],
      ),
      ...(timeTracker && { timeTracker: integrationJson(timeTracker) }),
      ...(ticketTrackers.length > 0 && {
        ticketTrackers: ticketTrackers.map(integrationJson),
      }),
    };
  }

  /** A page of releases; those that wait for the caller's decision only for an approver. */
  async list(
    caller: Caller,
    query: Omit<ReleaseQuery, 'now' | 'awaitingDecisionOf'> & {
      readonly awaitingMyDecision: boolean;
    },
  ): Promise<Page<ReleaseListItem>> {
    const { awaitingMyDecision, ...rest } = query;
    const now = await this.#store.now();
    if (!awaitingMyDecision) {
      return this.#store.listReleases({ ...rest, now });
    }
    const { actor } = caller;
    const mayDecide =
      actor.type === 'user' &&
      actor.actor === undefined &&
      (await this.#directory.approver(actor.ref)).found;
    return mayDecide
      ? this.#store.listReleases({
          ...rest,
          awaitingDecisionOf: actor.ref,
          now,
        })
      : { items: [], pageInfo: {}, totalItems: 0 };
  }

  /** The history of a release, oldest first. @throws NotFoundError */
  async events(
    releaseId: string,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<EventJson>> {
    await this.#requireRelease(releaseId);
    return this.#store.listEvents(releaseId, page);
  }

  /** A document of a release as Markdown, by default its latest version. @throws NotFoundError */
  async document(
    releaseId: string,
    kind: 'release-note' | 'incident-report',
    version?: number,
  ): Promise<string> {
    const { state } = await this.#requireRelease(releaseId);
    const found = state.documents
      .filter(
        document =>
          document.kind === kind &&
          (version === undefined || document.version === version),
      )
      .at(-1);
    if (!found) {
      throw new NotFoundError(
        `Release ${releaseId} has no ${kind}${
          version === undefined ? '' : ` of version ${version}`
        }`,
      );
    }
    return found.markdown;
  }

  /** The newest version of every document, with its content. */
  async documents(page: {
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<Page<DocumentListItem>> {
    const listed = await this.#store.listDocuments(page);
    const items = [];
    for (const document of listed.items) {
      const { releaseId, kind, version } = document;
      items.push({
        ...document,
        markdown: await this.document(releaseId, kind, version),
      });
    }
    return { ...listed, items };
  }

  /**
   * A document as its template writes it now; changes nothing.
   *
   * @throws ServiceUnavailableError for a template that fails on this release
   */
  async draft(
    releaseId: string,
    kind: DocumentKind,
    answers: Partial<DocumentAnswers> = {},
  ): Promise<Draft> {
    const { state } = await this.#requireRelease(releaseId);
    const now = await this.#store.now();
    const drafted = draftDocument(
      this.#settings.templates[kind],
      factsOf({ kind, release: asOf(state, { now }), answers, now }),
    );
    if ('problem' in drafted) {
      const { line, column, message } = drafted.problem;
      throw new ServiceUnavailableError(
        `The template of releaseGate.documents.${kind}.template cannot be used on this release: line ${line}, column ${column}: ${message}`,
      );
    }
    return drafted.draft;
  }

  async gate(question: {
    readonly entityRef: string;
    readonly environment: string;
    readonly commit: string;
  }): Promise<GateAnswerJson> {
    const { entityRef, environment, commit } = question;
    const answered = await this.#answerGate(question);
    const { release } = answered.found;
    // Before it opens: an approval does not outlive a change of the owner.
    const { answer, found } =
      answered.answer.allowed &&
      release?.approval.status === 'approved' &&
      (await this.#noteOwnerOf(release, await this.#recentEntity(entityRef)))
        ? await this.#answerGate(question)
        : answered;
    if (!answer.allowed && found.release && answer.releaseId) {
      this.#noteDenial(found.release, { environment, commit }, answer.reasons);
    }
    return toGateAnswerJson(
      answer,
      found.release && asOf(found.release, { now: found.now }),
    );
  }

  async #answerGate(question: {
    readonly entityRef: string;
    readonly environment: string;
    readonly commit: string;
  }) {
    const { entityRef, environment, commit } = question;
    const found = await this.#loadForGate(entityRef, commit);
    const answer = askGate({
      environment,
      commit,
      now: found.now,
      policy: this.#settings.policy,
      entity: found.entity,
      ...(found.release && { release: found.release }),
      entityKnown:
        found.entity.sequence > 0 || (await this.#isKnown(entityRef)),
      historyValid: found.historyValid,
    });
    return { answer, found };
  }

  /** The entity as the catalog had it a moment ago; undefined where it cannot say. */
  async #recentEntity(entityRef: string): Promise<KnownEntity | undefined> {
    const known = this.#recent.get(entityRef);
    if (known) {
      return known;
    }
    try {
      const entity = await this.#directory.entity(entityRef);
      if (entity) {
        this.#recent.set(entityRef, entity);
      }
      return entity;
    } catch {
      return undefined;
    }
  }

  /** Writes a change of the owner down, which voids what it voids; whether there was one. */
  async #noteOwnerOf(
    release: Release | undefined,
    known: KnownEntity | undefined,
  ): Promise<boolean> {
    const owner = known?.owners[0];
    if (
      !release ||
      owner === undefined ||
      owner === release.owner ||
      hasEnded(release)
    ) {
      return false;
    }
    await this.#note(release.id, { type: 'note-owner', owner });
    return true;
  }

  async summary(caller: Caller, entityRef: string): Promise<SummaryJson> {
    const [seen, known] = await Promise.all([
      this.#store.loadEntity(entityRef, currentReleases),
      this.#entityForView(caller, entityRef),
    ]);
    const wasNoted = await this.#noteOwnerOf(
      Object.values(seen.releases).at(0)?.state,
      known,
    );
    const loaded = wasNoted
      ? await this.#store.loadEntity(entityRef, currentReleases)
      : seen;
    const entity = loaded.entity.state;
    const { now } = loaded;
    if (!known && entity.sequence === 0) {
      await this.#requireEntity(entityRef);
    }
    const current = Object.values(loaded.releases).at(0);
    const [history, violations, openDuties] = await Promise.all([
      this.#store.recentReleases(entityRef, HISTORY_LENGTH, now),
      mayHaveViolations(entity)
        ? this.#store.listViolations(entityRef, VIOLATIONS_SHOWN)
        : [],
      mayHaveDuties(entity) ? this.#store.listDuties(entityRef) : [],
    ]);
    const context = await this.#contextOf({
      caller,
      known,
      now,
      entity,
      ...(current && { release: current.state }),
      tolerant: true,
    });
    const release = current && (await this.#view(current.state, context));
    const environment =
      this.#settings.policy.environments.find(
        ({ tier }) => tier === 'production',
      )?.name ?? 'production';
    const inProduction = runningSince(entity, environment);
    const mayStart =
      context.actor.type === 'user' &&
      context.roles.owner &&
      !awaitingReentry(entity);
    return {
      entityRef,
      workflow: toWorkflowJson(
        current?.state.workflow ??
          (known ? this.#workflowOf(known) : deploymentWorkflow),
      ),
      ...(release && { current: release }),
      ...(inProduction && { inProduction }),
      history,
      violations,
      openDuties,
      gate: release?.gate ?? {
        allowed: false,
        reasons: [
          {
            code: 'no-release',
            message: `${entityRef} has no open release`,
          },
        ],
      },
      allowedActions: [
        ...(mayStart ? ['start'] : []),
        ...(release?.allowedActions ?? []),
      ],
      now,
    };
  }

  /** Writes down what has run out. Safe to call at any time, by any replica. */
  async noteExpiry(releaseId: string): Promise<void> {
    await this.#note(releaseId, { type: 'note-expiry' });
  }

  /** Writes down that the approvers were told of the rollback. */
  async noteNotified(releaseId: string, to: readonly string[]): Promise<void> {
    await this.#note(releaseId, { type: 'note-notified', to });
  }

  /** Reminds the approvers of a request that waits, where that is due and was not done. */
  async remind(releaseId: string): Promise<boolean> {
    const { approvers, remindAfterMs } = this.#settings.policy;
    const { state } = await this.#requireRelease(releaseId);
    const now = await this.#store.now();
    const due = dueReminder(asOf(state, { now }), remindAfterMs);
    return due !== undefined && approvers.length > 0
      ? this.#store.addEffect(reminderOf(state, due, approvers))
      : false;
  }

  /** Compares the owner with the catalog's, and voids what a change of owner voids. */
  async noteOwner(releaseId: string): Promise<void> {
    const { state } = await this.#requireRelease(releaseId);
    await this.#noteOwnerOf(
      state,
      await this.#directory.entity(state.entityRef),
    );
  }

  /** Records what a check or a probe said, and gives the time of it. */
  async recordFinding(
    releaseId: string,
    finding: ReleaseWish,
  ): Promise<string> {
    return this.#note(releaseId, finding);
  }

  /** Records what came of logged time, or what the tracker holds. */
  async recordTime(releaseId: string, note: ReleaseWish): Promise<void> {
    await this.#note(releaseId, note);
  }

  /** Records what a tracker says of a linked ticket. */
  async recordTicket(
    releaseId: string,
    observation: ReleaseWish,
  ): Promise<void> {
    await this.#note(releaseId, observation);
  }

  /** Releases that have not come to an end. */
  openReleases(): Promise<readonly string[]> {
    return this.#store.openReleases();
  }

  /** The releases whose time is a duty now. */
  releasesToProve(): Promise<readonly string[]> {
    return this.#store.releasesIn('post-deployment');
  }

  /** A release as its events add up to it now, or undefined. */
  async releaseNow(releaseId: string): Promise<Release | undefined> {
    return (await this.#store.loadRelease(releaseId))?.state;
  }

  now(): Promise<string> {
    return this.#store.now();
  }

  /** Brings the checks that wait in line with the configuration, which may have changed. */
  async planAllChecks(): Promise<void> {
    for (const id of await this.#store.openReleases()) {
      const release = await this.releaseNow(id);
      if (release) {
        await this.#queue.plan(
          planChecks(release, [], {
            bindings: this.#bindings,
            policy: this.#settings.policy,
          }),
        );
      }
    }
  }

  /** The time of the note, by the database's clock. */
  async #note(releaseId: string, wish: ReleaseWish): Promise<string> {
    const { state } = await this.#requireRelease(releaseId);
    const outcome = await this.#decideAndAppend({
      caller: systemCaller,
      known: { entityRef: state.entityRef, owners: [] },
      releaseIds: () => [releaseId],
      makeCommand: () => ({ ...wish, releaseId } as ReleaseCommand),
    });
    if (!('world' in outcome)) {
      throw new Error('A note cannot be repeated');
    }
    return outcome.context.now;
  }

  #noteDenial(
    release: Release,
    question: { readonly environment: string; readonly commit: string },
    reasons: readonly { readonly code: string }[],
  ): void {
    const codes = [...new Set(reasons.map(({ code }) => code))];
    if (release.deniedFor.includes(deniedKey(question.environment, codes))) {
      return;
    }
    // The answer does not wait for this; a denial that gets lost comes again.
    this.#note(release.id, {
      type: 'note-denial',
      ...question,
      reasons: codes,
    }).catch(error =>
      this.#logger.warn('A denial could not be recorded', error),
    );
  }

  async #loadForGate(entityRef: string, commit: string) {
    try {
      const { entity, releases, now } = await this.#store.loadEntity(
        entityRef,
        record => {
          const id = releaseForGate(record, commit);
          return id === undefined ? [] : [id];
        },
      );
      return {
        entity: entity.state,
        release: Object.values(releases).at(0)?.state,
        now,
        historyValid: true,
      };
    } catch (error) {
      if (error instanceof BrokenHistory) {
        this.#logger.error('The gate stays closed', error);
        return {
          entity: emptyEntityRecord(entityRef),
          release: undefined,
          now: await this.#store.now(),
          historyValid: false,
        };
      }
      throw error;
    }
  }

  /** Whether the catalog knows the entity; where it cannot be asked, nothing is said against it. */
  async #isKnown(entityRef: string): Promise<boolean> {
    try {
      return (await this.#directory.entity(entityRef)) !== undefined;
    } catch {
      return true;
    }
  }

  #workflowOf(known: KnownEntity): Workflow {
    const { workflows } = this.#settings;
    const chosen = known.workflow && workflows.get(known.workflow);
    return (
      chosen || workflows.get(deploymentWorkflow.name) || deploymentWorkflow
    );
  }

  async #requireEntity(entityRef: string): Promise<KnownEntity> {
    const known = await this.#directory.entity(entityRef);
    if (!known) {
      throw new NotFoundError(`The catalog does not know ${entityRef}`);
    }
    return known;
  }

  async #requireRelease(releaseId: string): Promise<Loaded<Release>> {
    const loaded = await this.#store.loadRelease(releaseId);
    if (!loaded) {
      throw new NotFoundError(`No release ${releaseId}`);
    }
    return loaded;
  }

  /** A report is never lost for an entity that the catalog does not know, or cannot say. */
  async #entityForReport(
    caller: Caller,
    entityRef: string,
  ): Promise<KnownEntity> {
    return caller.actor.type === 'user'
      ? this.#requireEntity(entityRef)
      : { entityRef, owners: [] };
  }

  /** Who may do what is shown only to users; a read does not fail with the catalog. */
  async #entityForView(
    caller: Caller,
    entityRef: string,
  ): Promise<KnownEntity | undefined> {
    if (caller.actor.type !== 'user') {
      return undefined;
    }
    try {
      return await this.#directory.entity(entityRef);
    } catch {
      return undefined;
    }
  }

  /** Meets a release: its entity as the catalog has it now, a change of owner written down first. */
  async #meet(
    caller: Caller,
    releaseId: string,
  ): Promise<{ readonly known: KnownEntity }> {
    const { state } = await this.#requireRelease(releaseId);
    if (caller.actor.type !== 'user') {
      return { known: { entityRef: state.entityRef, owners: [] } };
    }
    const known = await this.#directory.entity(state.entityRef);
    if (!known) {
      return { known: { entityRef: state.entityRef, owners: [] } };
    }
    await this.#noteOwnerOf(state, known);
    return { known };
  }

  async #releaseAfter(turn: Turn): Promise<ReleaseJson> {
    const outcome = await this.#decideAndAppend(turn);
    if ('repeatedOn' in outcome) {
      return this.release(turn.caller, outcome.repeatedOn);
    }
    if (!('world' in outcome) || !outcome.releaseId) {
      throw new Error('The command left no release');
    }
    const release = outcome.world.releases[outcome.releaseId];
    return this.#view(release, {
      ...outcome.context,
      answeredBy: this.#bindings.answeredBy(release),
      entity: outcome.world.entity,
    });
  }

  /** Decides and appends, in turn with others in this process who work on the entity. */
  #decideAndAppend(turn: Turn) {
    return this.#turns.take(turn.known.entityRef, () =>
      this.#decideUntilAppended(turn),
    );
  }

  async #decideUntilAppended(turn: Turn): Promise<Outcome> {
    const { deploymentKey } = turn;
    for (let attempt = 1; ; attempt++) {
      const repeatedOn = await this.#earlierOf(turn);
      if (repeatedOn !== undefined) {
        return { repeatedOn };
      }
      const scene = await this.#setScene(
        turn.caller,
        turn.known,
        turn.releaseIds,
        turn.environment,
      );
      const { entity, releases, context } = scene;
      const command = turn.makeCommand(context.now);
      const outcome = handle(
        {
          entity: entity.state,
          releases: Object.fromEntries(
            Object.entries(releases).map(([id, loaded]) => [id, loaded.state]),
          ),
        },
        command,
        context,
      );
      if ('refused' in outcome) {
        // Another replica may have carried it out since it was looked for.
        const meanwhile = await this.#earlierOf(turn);
        if (meanwhile !== undefined) {
          return { repeatedOn: meanwhile };
        }
        throw refusalToError(outcome.refused);
      }
      try {
        await this.#append(scene, outcome, turn);
        return { ...outcome, context };
      } catch (error) {
        if (!(error instanceof AppendConflict)) {
          throw error;
        }
        // What was deployed is a fact: its report is never given up.
        const isReport = command.type === 'report-deployment';
        if (attempt === (isReport ? REPORT_ATTEMPTS : ATTEMPTS)) {
          throw Object.assign(
            new ConflictError(
              'Others work on this release at the same time; try again',
            ),
            { code: 'too-many-at-once' },
          );
        }
        if (isReport) {
          await delay(Math.random() * attempt * REPORT_PAUSE_MS);
        }
        const earlier =
          deploymentKey && (await this.#store.deploymentAnswer(deploymentKey));
        if (earlier && earlier !== 'other-content') {
          return { repeated: earlier };
        }
      }
    }
  }

  /** The release that the very command was carried out on before. @throws ConflictError for a key that meant another command */
  async #earlierOf({ commandKey }: Turn): Promise<string | undefined> {
    const earlier = commandKey && (await this.#store.releaseOfKey(commandKey));
    if (earlier === 'other-content') {
      throw Object.assign(
        new ConflictError('idempotencyKey was used for another command before'),
        { code: 'idempotency-key-reused' },
      );
    }
    return earlier?.releaseId;
  }

  async #setScene(
    caller: Caller,
    known: KnownEntity,
    releaseIds: (record: EntityRecord) => readonly string[],
    environment?: string,
  ): Promise<Scene> {
    const { entity, releases, now } = await this.#store.loadEntity(
      known.entityRef,
      releaseIds,
    );
    const [only, ...others] = Object.values(releases);
    const context = await this.#contextOf({
      caller,
      known,
      now,
      entity: entity.state,
      ...(only && others.length === 0 && { release: only.state }),
      ...(environment !== undefined && { environment }),
    });
    return { entity, releases, context };
  }

  async #append(
    { entity, releases, context }: Scene,
    outcome: Exclude<ReturnType<typeof handle>, { refused: unknown }>,
    { commandKey, deploymentKey }: Turn,
  ): Promise<void> {
    const { appends, world, deployment, releaseId } = outcome;
    const changed = Object.entries(appends.releases).filter(
      ([, events]) => events.length > 0,
    );
    if (changed.length === 0 && appends.entity.length === 0) {
      return;
    }
    const { approvers } = this.#settings.policy;
    const effects = [
      ...appends.entity.flatMap(event =>
        entityEffectsOf(world.entity.entityRef, event, approvers),
      ),
      ...changed.flatMap(([id, events]) =>
        events.flatMap(event =>
          effectsOf(world.releases[id], event, approvers),
        ),
      ),
    ];
    const checkPlans = this.#bindings.isEmpty
      ? []
      : changed.map(([id, events]) =>
          planChecks(world.releases[id], events, {
            bindings: this.#bindings,
            policy: this.#settings.policy,
          }),
        );
    await this.#store.commit({
      entity,
      releases,
      appends,
      after: { entity: world.entity, releases: world.releases },
      effects,
      checkPlans,
      now: context.now,
      ...(commandKey &&
        releaseId && { commandKey: { ...commandKey, releaseId } }),
      ...(deploymentKey &&
        deployment && {
          deploymentKey: { ...deploymentKey, answer: deployment },
        }),
    });
    this.#publish({
      entityRef: world.entity.entityRef,
      releaseIds: changed.map(([id]) => id),
      hasEffects: effects.length > 0,
      linkedIn: changed
        .filter(([, events]) => events.some(linksTickets))
        .map(([id]) => id),
      hasChecks: checkPlans.some(({ targets }) => targets.length > 0),
    });
  }

  #publish(change: Change): void {
    this.#listeners.forEach(listener => listener(change));
  }

  /** A repeated report is answered as before, to those who may report. */
  async #repeat(
    caller: Caller,
    known: KnownEntity,
    wish: DeploymentWish,
    answer: DeploymentAnswerJson,
  ): Promise<DeploymentAnswerJson> {
    const roles = await this.#rolesOf(caller, known, wish.environment);
    if (!roles.owner && !roles.pipeline) {
      throw refusalToError({
        code: caller.actor.type === 'service' ? 'not-a-pipeline' : 'not-owner',
        message: `${caller.actor.ref} may not report deployments of ${wish.entityRef}`,
      });
    }
    return answer;
  }

  async #rolesOf(
    { actor, ownership }: Caller,
    known: KnownEntity | undefined,
    environment?: string,
    tolerant = false,
  ): Promise<Roles> {
    if (actor.type !== 'user') {
      return {
        owner: false,
        approver: { found: false },
        pipeline:
          actor.type === 'service' &&
          known !== undefined &&
          environment !== undefined &&
          isGranted(
            this.#settings.pipelines,
            actor.ref,
            known.entityRef,
            environment,
          ),
      };
    }
    const [owned, approver] = await Promise.all([
      ownership(),
      this.#directory.approver(actor.ref).catch(error => {
        if (tolerant) {
          return { found: false } as const;
        }
        throw error;
      }),
    ]);
    return {
      owner: known?.owners.some(owner => owned.includes(owner)) ?? false,
      approver,
      pipeline: false,
    };
  }

  async #contextOf(options: {
    readonly caller: Caller;
    readonly known: KnownEntity | undefined;
    readonly now: string;
    readonly entity: EntityRecord;
    readonly release?: Release;
    readonly environment?: string;
    /** A page is shown without actions rather than not at all. */
    readonly tolerant?: boolean;
  }): Promise<Context> {
    const { caller, known, now, entity, release, environment } = options;
    const isChecked =
      release !== undefined && Object.keys(release.checks).length > 0;
    const [roles, earlier, checkTimes, ticketReads] = await Promise.all([
      this.#rolesOf(caller, known, environment, options.tolerant),
      this.#earlierAttempts(release),
      isChecked ? this.#queue.timesOf(release.id) : {},
      release && release.tickets.length > 0
        ? this.#ticketLog.readsOf(release.id)
        : {},
    ]);
    return {
      now,
      actor: caller.actor,
      roles,
      policy: this.#settings.policy,
      entity,
      ...(earlier[0] && { predecessor: earlier[0] }),
      earlierContributors: [
        ...new Set(earlier.flatMap(({ contributors }) => contributors)),
      ],
      answeredBy: release ? this.#bindings.answeredBy(release) : {},
      ...(this.#integrations.timeTracker && {
        timeTracker: this.#integrations.timeTracker.id,
      }),
      checkTimes,
      ticketTrackers: this.#integrations.ticketTrackers.map(({ id }) => id),
      closingTrackers: this.#integrations.ticketTrackers.flatMap(tracker =>
        tracker.close ? [tracker.id] : [],
      ),
      ticketReads,
    };
  }

  /** The attempts before a release, the latest first. */
  async #earlierAttempts(
    release: Release | undefined,
  ): Promise<readonly Release[]> {
    const earlier: Release[] = [];
    let id = release?.previousAttemptId;
    while (id !== undefined) {
      const { state } = await this.#requireRelease(id);
      earlier.push(state);
      id = state.previousAttemptId;
    }
    return earlier;
  }
}

/** What makes a command one, where its caller has given it a key. */
function keyOf(
  { actor }: Caller,
  key: string | undefined,
  content: object,
): Pick<Turn, 'commandKey'> {
  return key === undefined
    ? {}
    : {
        commandKey: {
          caller: actor.ref,
          key,
          content: sha256(canonicalJson(content)),
        },
      };
}

/** Whether an event names tickets that nobody has looked at yet. */
function linksTickets(event: ReleaseEvent): boolean {
  return (
    event.type === 'ticket-linked' ||
    (event.type === 'release-started' && event.data.tickets.length > 0)
  );
}

function integrationJson({
  id,
  title,
  place,
}: IntegrationJson): IntegrationJson {
  return { id, title, ...(place !== undefined && { place }) };
}

/** Every open release, the newest one of the commit, and the one that is rolling back. */
function releasesForReport(
  record: EntityRecord,
  commit: string,
): readonly string[] {
  const own = releaseOfCommit(record, commit);
  return [
    ...new Set([
      ...record.releases.filter(isOpen).map(({ id }) => id),
      ...(own ? [own.id] : []),
    ]),
  ];
}

/** The release that the entity's page is about, if there is one: the newest open one, else one that waits for its re-entry. */
function currentReleases(record: EntityRecord): readonly string[] {
  const current =
    record.releases.filter(isOpen).at(-1) ?? awaitingReentry(record);
  return current ? [current.id] : [];
}

/** Whether the entity's history allows for a violation at all; asked before a table is. */
function mayHaveViolations(record: EntityRecord): boolean {
  return record.deployments.some(({ coverage }) => coverage === 'none');
}

/** Whether the entity's history allows for an open duty at all; asked before a table is. */
function mayHaveDuties(record: EntityRecord): boolean {
  return record.releases.some(({ standing }) =>
    [
      'in-production',
      'post-deployment',
      'rolling-back',
      'rolled-back',
    ].includes(standing),
  );
}
