import {
  type AnswerOf,
  type DocumentKind,
  type Draft,
  type OperationName,
  type RequestOf,
  type ReleaseJson,
  BUILT_IN_TEMPLATES,
  asOf,
  askGate,
  checkTemplate,
  deploymentWorkflow,
  dossierOf,
  draftDocument,
  factsOf,
  parseTarget,
  releaseForGate,
  toGateAnswerJson,
  toViolationJson,
  toWorkflowJson,
} from 'backstage-plugin-release-gate-common';
import { FakeResponseError } from './FakeResponseError';
import type {
  InMemoryReleaseGate,
  CommandOnRelease,
} from './InMemoryReleaseGate';
import { OWNER, fakePolicy } from './fakePolicy';

type Handlers = {
  readonly [N in OperationName]: (asked: RequestOf<N>) => AnswerOf<N>;
};

type OnRelease = {
  [N in OperationName]: RequestOf<N>['parameters'] extends {
    readonly id: string;
  }
    ? N
    : never;
}[OperationName];

function draftOf(
  gate: InMemoryReleaseGate,
  { parameters: { id, kind }, body }: RequestOf<'draftDocument'>,
): Draft {
  const checked = checkTemplate(kind, BUILT_IN_TEMPLATES[kind]);
  const drafted =
    'problem' in checked
      ? checked
      : draftDocument(
          checked.template,
          factsOf({
            kind,
            release: gate.stored(id),
            answers: body.answers,
            now: gate.now,
          }),
        );
  if ('problem' in drafted) {
    throw new Error(drafted.problem.message);
  }
  return drafted.draft;
}

function documentOf(
  gate: InMemoryReleaseGate,
  id: string,
  wanted: { readonly kind: DocumentKind; readonly version?: number },
): string {
  const found = gate
    .stored(id)
    .documents.filter(
      ({ kind, version }) =>
        kind === wanted.kind &&
        (wanted.version === undefined || version === wanted.version),
    );
  return found.at(-1)?.markdown ?? '';
}

function gateAnswer(
  gate: InMemoryReleaseGate,
  question: RequestOf<'askGate'>['query'],
): AnswerOf<'askGate'> {
  const { entity, releases } = gate.world(question.entityRef);
  const id = releaseForGate(entity, { ...question, policy: fakePolicy });
  const release = id === undefined ? undefined : releases[id];
  const answer = askGate({
    ...question,
    now: gate.now,
    policy: fakePolicy,
    entity,
    ...(release && { release }),
    entityKnown: true,
    historyValid: true,
  });
  return toGateAnswerJson(
    answer,
    release && asOf(release, { now: gate.now, entity }),
  );
}

function dossier(
  gate: InMemoryReleaseGate,
  id: string,
): AnswerOf<'getDossier'> {
  const release = gate.stored(id);
  const { entity, releases } = gate.world(release.entityRef);
  return {
    ...dossierOf(
      asOf(release, { now: gate.now, entity }),
      Object.values(releases).filter(other => other.id !== id),
      entity,
    ),
    deciders: ['user:default/director'].filter(
      decider => !release.contributors.includes(decider),
    ),
  };
}

/** Lets every program that is set up answer for the release. */
function runChecks(gate: InMemoryReleaseGate, id: string): void {
  for (const [target, finding] of Object.entries(gate.findings)) {
    const { provider, ...rest } = finding;
    gate.does('release-gate', id, {
      type: 'record-check',
      ...parseTarget(target),
      commit: gate.stored(id).commit,
      provider,
      ...rest,
    });
  }
}

function answeredViolation(
  gate: InMemoryReleaseGate,
  ref: string,
  { parameters: { id: violationId }, body }: RequestOf<'answerViolation'>,
): AnswerOf<'answerViolation'> {
  const releaseId = gate.releaseOfViolation(violationId);
  if (!releaseId) {
    throw new FakeResponseError(404, `No violation ${violationId}`);
  }
  gate.does(ref, releaseId, {
    type: 'answer-violation',
    violationId,
    statement: body.statement,
  });
  const { id, violations } = gate.stored(releaseId);
  const [after] = violations.filter(each => each.violationId === violationId);
  return toViolationJson(after, id);
}

/** What carries each operation out in memory, asked by one person. */
export function inMemoryHandlers(
  gate: InMemoryReleaseGate,
  ref: string,
): Handlers {
  const execute =
    <N extends OnRelease>(command: (asked: RequestOf<N>) => CommandOnRelease) =>
    (asked: RequestOf<N>): ReleaseJson =>
      gate.does(ref, asked.parameters.id, command(asked));
  return {
    askGate: ({ query }) => gateAnswer(gate, query),
    summary: ({ query }) => gate.summary(ref, query.entityRef),
    listWorkflows: () => ({ items: [toWorkflowJson(deploymentWorkflow)] }),
    startRelease: ({ body: { entityRef, ...rest } }) => {
      const releaseId = gate.nextId();
      gate.run(ref, entityRef, {
        type: 'start',
        releaseId,
        owner: OWNER,
        routine: false,
        tickets: [],
        workflow: gate.workflow,
        ...rest,
      });
      return gate.release(ref, releaseId);
    },
    listReleases: ({ query: { awaitingMyDecision, ...rest } }) =>
      gate.list(ref, {
        ...rest,
        awaitingMyDecision: awaitingMyDecision === 'true',
      }),
    getRelease: ({ parameters: { id } }) => gate.release(ref, id),
    getDossier: ({ parameters: { id } }) => dossier(gate, id),
    listEvents: ({ parameters: { id } }) => {
      const items = gate
        .events(id)
        .map(event => ({ ...event, hash: '', previousHash: '' }));
      return { items, pageInfo: {}, totalItems: items.length };
    },
    amendRelease: execute(({ body }) => ({ type: 'amend', ...body })),
    linkTicket: execute(({ body }) => ({ type: 'link-ticket', ...body })),
    closeTicket: execute(({ body }) => ({ type: 'close-ticket', ...body })),
    unlinkTicket: execute(({ body }) => ({ type: 'unlink-ticket', ...body })),
    completeItem: execute(({ parameters: { itemId }, body }) => ({
      type: 'complete',
      itemId,
      ...body,
    })),
    reopenItem: execute(({ parameters: { itemId }, body }) => ({
      type: 'reopen',
      itemId,
      ...body,
    })),
    runChecks: ({ parameters: { id } }) => {
      runChecks(gate, id);
      return gate.release(ref, id);
    },
    logTime: execute(({ body }) => ({
      type: 'log-time',
      entryId: gate.nextId(),
      start: body.start,
      end: body.end ?? body.start,
      description: body.description ?? '',
      billable: body.billable ?? false,
    })),
    retryTime: execute(({ parameters: { entryId } }) => ({
      type: 'retry-time',
      entryId,
    })),
    searchTickets: ({ query: { id, state } }) => ({
      items: gate.foundTickets.filter(
        ticket =>
          (id === undefined || ticket.id === id) &&
          (state === undefined || ticket.closed === (state === 'closed')),
      ),
    }),
    readIntegrations: () => ({ items: [], warnings: [] }),
    attachDocument: execute(({ body: { idempotencyKey: _, ...body } }) => ({
      type: 'attach',
      ...body,
    })),
    readDocument: ({ parameters: { id, kind }, query: { version } }) =>
      documentOf(gate, id, { kind, version }),
    draftDocument: asked => draftOf(gate, asked),
    listDocuments: () => ({ items: [], pageInfo: {}, totalItems: 0 }),
    deliverReleaseNote: execute(() => ({ type: 'deliver' })),
    requestApproval: execute(({ body: { idempotencyKey: _, ...body } }) => ({
      type: 'request',
      requestId: gate.nextId(),
      ...body,
    })),
    decide: execute(({ body }) => ({ type: 'decide', ...body })),
    revokeApproval: execute(({ body }) => ({ type: 'revoke', ...body })),
    rollBack: ({ parameters: { id }, body }) => {
      gate.does(ref, id, { type: 'roll-back', ...body });
      gate.does('release-gate', id, {
        type: 'note-notified',
        to: fakePolicy.approvers,
      });
      return gate.release(ref, id);
    },
    reenter: ({ parameters: { id }, body }) =>
      gate.release(ref, gate.reenter(ref, id, body)),
    cancelRelease: execute(({ body }) => ({ type: 'cancel', ...body })),
    reportDeployment: ({ body }) => ({
      deploymentId: gate.report(ref, body.entityRef, {
        environment: body.environment,
        commit: body.commit,
        status: body.status,
        ...(body.version && { version: body.version }),
        ...(body.url && { url: body.url }),
        ...(body.deployedAt && { deployedAt: body.deployedAt }),
      }),
    }),
    answerViolation: asked => answeredViolation(gate, ref, asked),
  };
}
