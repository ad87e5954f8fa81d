import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  type CallOf,
  OPERATION_NAMES,
  type Operation,
  type OperationName,
  operations,
} from 'backstage-plugin-release-gate-common';
import {
  type Client,
  PAYMENTS,
  type ReleaseGate,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import { commitOf, startRelease } from './testUtils/walkThrough';

const ULID = '01J00000000000000000000000';
const TICKET = { tracker: 'usersnap', id: 'PAY-1' };
const STATEMENT = 'I have read it and decided so.';

/** Something well-formed to ask of each operation, of a release that has just started. */
const CALLS: { readonly [N in OperationName]: (id: string) => CallOf<N> } = {
  askGate: () => ({
    query: {
      entityRef: PAYMENTS,
      environment: 'production',
      commit: commitOf('a'),
    },
  }),
  summary: () => ({ query: { entityRef: PAYMENTS } }),
  listWorkflows: () => ({}),
  startRelease: () => ({
    body: { entityRef: PAYMENTS, version: '2.5.0', commit: commitOf('b') },
  }),
  listReleases: () => ({}),
  getRelease: id => ({ parameters: { id } }),
  getDossier: id => ({ parameters: { id } }),
  listEvents: id => ({ parameters: { id } }),
  amendRelease: id => ({
    parameters: { id },
    body: { expectedRevision: 1, title: 'Refunds' },
  }),
  linkTicket: id => ({ parameters: { id }, body: TICKET }),
  closeTicket: id => ({ parameters: { id }, body: TICKET }),
  unlinkTicket: id => ({
    parameters: { id },
    body: { ...TICKET, reason: 'Another one' },
  }),
  completeItem: id => ({
    parameters: { id, itemId: 'tests-passing' },
    body: {},
  }),
  reopenItem: id => ({
    parameters: { id, itemId: 'tests-passing' },
    body: { note: 'Not yet' },
  }),
  runChecks: id => ({ parameters: { id }, body: {} }),
  logTime: id => ({
    parameters: { id },
    body: { start: '2026-01-01T09:00:00Z', end: '2026-01-01T10:00:00Z' },
  }),
  retryTime: id => ({ parameters: { id, entryId: ULID }, body: {} }),
  searchTickets: () => ({
    query: { entityRef: PAYMENTS, tracker: 'usersnap' },
  }),
  readIntegrations: () => ({}),
  attachDocument: id => ({
    parameters: { id },
    body: { kind: 'release-note', title: 'Notes', markdown: '# Notes' },
  }),
  readDocument: id => ({ parameters: { id, kind: 'release-note' } }),
  draftDocument: id => ({
    parameters: { id, kind: 'release-note' },
    body: {},
  }),
  listDocuments: () => ({}),
  deliverReleaseNote: id => ({ parameters: { id }, body: {} }),
  requestApproval: id => ({
    parameters: { id },
    body: { what: 'What', why: 'Why', testingResults: 'Green' },
  }),
  decide: id => ({
    parameters: { id },
    body: {
      decision: 'approved',
      statement: STATEMENT,
      requestDigest: 'f'.repeat(64),
    },
  }),
  revokeApproval: id => ({
    parameters: { id },
    body: { statement: STATEMENT },
  }),
  rollBack: id => ({
    parameters: { id },
    body: { reason: 'Broken', restoredVersion: '2.3.0', usersAffected: false },
  }),
  reenter: id => ({
    parameters: { id },
    body: { version: '2.4.1', commit: commitOf('c') },
  }),
  cancelRelease: id => ({ parameters: { id }, body: { reason: 'Later' } }),
  reportDeployment: () => ({
    body: {
      entityRef: PAYMENTS,
      environment: 'staging',
      commit: commitOf('a'),
      status: 'succeeded',
    },
  }),
  answerViolation: () => ({
    parameters: { id: ULID },
    body: { statement: STATEMENT },
  }),
};

interface Call {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** The status, and the code where it is a no. */
type Answer = readonly [number, string | undefined];

async function ask(
  client: Client,
  name: OperationName,
  id: string,
): Promise<Answer> {
  const { method, path }: Operation = operations[name];
  const { parameters, query, body } = CALLS[name](id) as Call;
  const filled = path.replace(/:(\w+)/g, (_, key) => parameters?.[key] ?? '');
  const verb = method.toLowerCase() as Lowercase<typeof method>;
  const answer = await client[verb](
    query ? `${filled}?${new URLSearchParams(query)}` : filled,
    body,
  );
  return [answer.status, answer.body?.error?.code];
}

/** Every operation in turn, with what it answered. */
async function askAll(client: Client, id: string) {
  const answers: Record<string, Answer> = {};
  for (const name of OPERATION_NAMES) {
    answers[name] = await ask(client, name, id);
  }
  return answers;
}

function everyOperation(answer: Answer): Readonly<Record<string, Answer>> {
  return Object.fromEntries(OPERATION_NAMES.map(name => [name, answer]));
}
const isRead = (name: OperationName) =>
  operations[name].permission.attributes.action === 'read';

/** The operations that somebody is forbidden, with the code that says why. */
function forbidden(answers: Awaited<ReturnType<typeof askAll>>) {
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([, [status]]) => status === 403)
      .map(([name, [, code]]) => [name, code]),
  );
}

/** Every command that the answers hold, but those named. */
function commandsBut(...but: readonly OperationName[]) {
  return OPERATION_NAMES.filter(
    name => !isRead(name) && !but.includes(name),
  ).sort();
}

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('a policy that denies', () => {
  it.each<[string, (gate: ReleaseGate) => Client]>([
    ['a user', gate => gate.user('engineer')],
    ['a pipeline', gate => gate.pipeline],
    ['another service', gate => gate.service],
    ['a program that acts for a user', gate => gate.agentOf('engineer')],
  ])('closes every operation to %s, and nothing is written', async (_, who) => {
    const knex = await databases.init('SQLITE_3');
    const before = await startReleaseGate({ knex });
    const { id } = await startRelease(before);
    await before.stop();
    const gate = await startReleaseGate({
      knex,
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    const written = () => knex('events').count();
    const history = await written();
    expect(await askAll(who(gate), id)).toEqual(
      everyOperation([403, 'permission-denied']),
    );
    expect(await written()).toEqual(history);
    await gate.stop();
  });
});

describe('with a policy that allows', () => {
  let gate: ReleaseGate;
  let id: string;

  beforeEach(async () => {
    gate = await startReleaseGate();
    ({ id } = await startRelease(gate));
  });

  afterEach(async () => {
    await gate.stop();
  });

  it('nothing is open without credentials', async () => {
    expect(await askAll(gate.nobody, id)).toEqual(
      everyOperation([401, undefined]),
    );
  });

  it('nothing is open to guests', async () => {
    expect(await askAll(gate.guest, id)).toEqual(
      everyOperation([403, 'not-a-person']),
    );
  });

  it('an owner may do everything but decide', async () => {
    const answers = await askAll(gate.user('engineer'), id);
    expect(forbidden(answers)).toEqual({
      decide: 'not-an-approver',
      revokeApproval: 'not-an-approver',
    });
  });

  it('a program that acts for an owner prepares and asks, and no more', async () => {
    const answers = await askAll(gate.agentOf('engineer'), id);
    expect(forbidden(answers)).toEqual({
      cancelRelease: 'not-a-person',
      closeTicket: 'not-a-person',
      completeItem: 'not-a-person',
      decide: 'not-a-person',
      deliverReleaseNote: 'not-a-person',
      reenter: 'not-a-person',
      reopenItem: 'not-a-person',
      reportDeployment: 'not-a-person',
      retryTime: 'not-a-person',
      revokeApproval: 'not-a-person',
      rollBack: 'not-a-person',
    });
  });

  // The violation that they would answer is not there, for anybody.
  it('a user who owns nothing reads and no more', async () => {
    const answers = await askAll(gate.user('outsider'), id);
    expect(Object.keys(forbidden(answers)).sort()).toEqual(
      commandsBut('answerViolation'),
    );
  });

  it('a pipeline reads and reports deployments and no more', async () => {
    const answers = await askAll(gate.pipeline, id);
    expect(answers.reportDeployment).toEqual([201, undefined]);
    expect(Object.keys(forbidden(answers)).sort()).toEqual(
      commandsBut('answerViolation', 'reportDeployment'),
    );
  });

  it('a service that is no pipeline reads and no more', async () => {
    const answers = await askAll(gate.service, id);
    expect(answers.reportDeployment).toEqual([403, 'not-a-pipeline']);
    expect(Object.keys(forbidden(answers)).sort()).toEqual(
      commandsBut('answerViolation'),
    );
  });
});
