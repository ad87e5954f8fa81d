import { TestDatabases } from '@backstage/backend-test-utils';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import {
  PAYMENTS,
  type ReleaseGate,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import {
  commitOf,
  decide,
  prepare,
  requestApproval,
  startRelease,
} from './testUtils/walkThrough';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { mockCredentials } from '@backstage/backend-test-utils';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

/** A request whose path goes out as it is written: what others use would tidy it first. */
function rawRequest(
  port: number,
  path: string,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = http.request(
      {
        port,
        path,
        method: 'POST',
        headers: {
          Authorization: mockCredentials.user.header('user:default/engineer'),
        },
      },
      response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

const START = {
  entityRef: PAYMENTS,
  version: '2.4.0',
  commit: commitOf('a'),
} as const;

describe.each(databases.eachSupportedId())('bad input on %s', databaseId => {
  let gate: ReleaseGate;

  beforeEach(async () => {
    gate = await startReleaseGate({ knex: await databases.init(databaseId) });
  });

  afterEach(async () => {
    await gate.stop();
  });

  async function expectUnchanged(
    release: ReleaseJson,
    act: () => Promise<void>,
  ): Promise<void> {
    const read = async () =>
      (await gate.user('engineer').get(`/releases/${release.id}/events`)).body;
    const before = await read();
    await act();
    expect(await read()).toEqual(before);
  }

  it.each([
    ['version', { version: '' }],
    ['version', { version: 'x'.repeat(201) }],
    ['version', { version: 'a\u0000b' }],
    ['version', { version: 7 }],
    ['title', { title: '\u0007' }],
    ['title', { title: 'two\nlines' }],
    ['title', { title: 'evil \u202etxt.exe' }],
    ['version', { version: '2.4.0\u200b' }],
    ['commit', { commit: 'abc' }],
    ['commit', { commit: 'z'.repeat(40) }],
    ['entityRef', { entityRef: 'payments' }],
    ['entityRef', { entityRef: 'component:default/../x' }],
    ['changes.why', { changes: { what: 'Refunds' } }],
    ['changes.what', { changes: { what: 'x'.repeat(10_001), why: 'y' } }],
    ['tickets.0.id', { tickets: [{ tracker: 'usersnap' }] }],
    ['approved', { approved: true }],
    ['phase', { phase: 'approved' }],
  ])('a bad %s is refused by its name', async (field, values) => {
    const { status, body } = await gate
      .user('engineer')
      .post('/releases', { ...START, ...values });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ name: 'InputError' });
    expect(body.error.message).toContain(field);
    expect((await gate.user('engineer').get('/releases')).body.totalItems).toBe(
      0,
    );
  });

  it.each(['from', 'to'])(
    'a time that no clock shows is refused by its name: %s',
    async field => {
      const { status, body } = await gate
        .user('engineer')
        .get(`/releases?${field}=9999-12-31T23:59:59.999-23:59`);
      expect([status, body.error.message]).toEqual([
        400,
        `${field} must be a time of the years from 1970 to 2199`,
      ]);
    },
  );

  it.each([
    '/releases/01J00000000000000000000001/items/%2e%2e/complete',
    '/releases/01J00000000000000000000001/items/../complete',
    '/releases/%ff',
    '//releases',
    '/no/such/path',
  ])('the path %s is answered with an error object', async path => {
    const { port } = gate.server.address() as AddressInfo;
    const response = await rawRequest(port, `/api/release-gate${path}`);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(JSON.parse(response.text)).toMatchObject({
      error: { name: expect.any(String), message: expect.any(String) },
    });
  });

  it('a missing field is named', async () => {
    const { body } = await gate.user('engineer').post('/releases', {});
    expect(body.error.message).toBe(
      'entityRef is required; version is required; commit is required',
    );
  });

  it('an upper-case commit and reference are taken as lower-case', async () => {
    const { body } = await gate.user('engineer').post('/releases', {
      ...START,
      entityRef: 'Component:default/Payments',
      commit: 'A'.repeat(40),
    });
    expect(body).toMatchObject({ entityRef: PAYMENTS, commit: commitOf('a') });
  });

  it('malformed JSON is refused without repeating it', async () => {
    const { status, body } = await request(gate.server)
      .post('/api/release-gate/releases')
      .set(
        'Authorization',
        mockCredentials.user.header('user:default/engineer'),
      )
      .set('Content-Type', 'application/json')
      .send('{"version": "secret-thing"');
    expect(status).toBe(400);
    expect(body.error.message).toBe('The request body is not valid JSON');
    expect(JSON.stringify(body)).not.toContain('secret-thing');
  });

  it.each([
    ['text/plain', JSON.stringify(START)],
    ['application/x-www-form-urlencoded', 'entityRef=component:default/a'],
    ['application/json; charset=klingon', JSON.stringify(START)],
  ])(
    'a body of the type %s is no JSON, and nothing is made of it',
    async (type, sent) => {
      const { status, body } = await request(gate.server)
        .post('/api/release-gate/releases')
        .set(
          'Authorization',
          mockCredentials.user.header('user:default/engineer'),
        )
        .set('Content-Type', type)
        .send(sent);
      expect([status, body.error.code]).toEqual([
        415,
        'unsupported-media-type',
      ]);
      expect(body.error.message).toMatch(/^The request body has/);
    },
  );

  it('a command without a body needs no type of it', async () => {
    const release = await startRelease(gate);
    const { status } = await request(gate.server)
      .post(`/api/release-gate/releases/${release.id}/checks/run`)
      .set(
        'Authorization',
        mockCredentials.user.header('user:default/engineer'),
      );
    expect(status).toBe(200);
  });

  it('a body of more than a megabyte is refused', async () => {
    const { status, body } = await gate
      .user('engineer')
      .post('/releases', { ...START, title: 'x'.repeat(1_100_000) });
    expect(status).toBe(413);
    expect(body.error.message).toContain('1mb');
  });

  it('a document of more than 200 kB is refused', async () => {
    const release = await startRelease(gate);
    const { status, body } = await gate
      .user('engineer')
      .post(`/releases/${release.id}/documents`, {
        kind: 'release-note',
        title: 'Notes',
        markdown: 'ä'.repeat(100_001),
      });
    expect(status).toBe(400);
    expect(body.error.message).toBe('markdown must have at most 200 kB');
  });

  it('a link is http or https', async () => {
    const release = await startRelease(gate);
    const { status, body } = await gate
      .user('engineer')
      .post(`/releases/${release.id}/items/tests-passing/complete`, {
        url: ['javascript', 'alert(1)'].join(':'),
      });
    expect(status).toBe(400);
    expect(body.error.message).toContain('url');
  });

  it('an id that is not a ULID is refused, one that names nothing is not found', async () => {
    const engineer = gate.user('engineer');
    expect((await engineer.get('/releases/7')).body.error.message).toBe(
      'id must be a ULID',
    );
    const unknown = await engineer.get('/releases/01J00000000000000000000000');
    expect(unknown.status).toBe(404);
    const command = await engineer.post(
      '/releases/01J00000000000000000000000/cancel',
      { reason: 'No' },
    );
    expect(command.status).toBe(404);
  });

  it('an entity that the catalog does not know is not found', async () => {
    const { status } = await gate
      .user('engineer')
      .post('/releases', { ...START, entityRef: 'component:default/none' });
    expect(status).toBe(404);
  });

  it('lists refuse limits, cursors and filters that mean nothing', async () => {
    const engineer = gate.user('engineer');
    for (const query of [
      'limit=0',
      'limit=201',
      'limit=x',
      'cursor=nonsense',
      'phase=nowhere',
      'colour=red',
      'from=yesterday',
    ]) {
      const { status, body } = await engineer.get(`/releases?${query}`);
      expect([query, status]).toEqual([query, 400]);
      expect(body.error.message).toContain(query.split('=')[0]);
    }
  });

  it('without credentials nothing is answered, and guests are nobody', async () => {
    expect((await gate.nobody.get('/releases')).status).toBe(401);
    const guest = await gate.guest.get('/releases');
    expect(guest.status).toBe(403);
  });

  it('an unknown item, a wrong stage and a stale revision change nothing', async () => {
    const release = await startRelease(gate);
    const engineer = gate.user('engineer');
    const item = (id: string) => `/releases/${release.id}/items/${id}/complete`;
    await expectUnchanged(release, async () => {
      const unknown = await engineer.post(item('coffee'), {});
      expect(unknown.status).toBe(404);
      expect(unknown.body.error.code).toBe('unknown-item');
      const early = await engineer.post(item('smoke-tests'), {});
      expect(early.status).toBe(409);
      expect(early.body.error.code).toBe('stage-not-reached');
      const stale = await engineer.patch(`/releases/${release.id}`, {
        expectedRevision: 99,
        title: 'T',
      });
      expect(stale.status).toBe(409);
      expect(stale.body.error.code).toBe('stale-revision');
      const outsider = await gate
        .user('outsider')
        .post(item('tests-passing'), {});
      expect(outsider.status).toBe(403);
      expect(outsider.body.error.code).toBe('not-owner');
    });
  });

  it('decisions of the wrong people, in the wrong words or on the wrong digest change nothing', async () => {
    const release = await requestApproval(gate);
    const decision = {
      decision: 'approved',
      statement: 'I have read it and decided so.',
      requestDigest: release.approval.request?.digest,
    };
    const path = `/releases/${release.id}/decision`;
    await expectUnchanged(release, async () => {
      const codes = [];
      for (const [client, values] of [
        [gate.user('engineer'), decision],
        [gate.user('outsider'), decision],
        [gate.pipeline, decision],
        [gate.user('director'), { ...decision, statement: 'ok' }],
        [gate.user('director'), { ...decision, requestDigest: 'f'.repeat(64) }],
      ] as const) {
        const { status, body } = await client.post(path, values);
        codes.push([status, body.error.code]);
      }
      expect(codes).toEqual([
        [403, 'not-an-approver'],
        [403, 'not-an-approver'],
        [403, 'not-a-person'],
        [400, 'statement-too-short'],
        [409, 'stale-digest'],
      ]);
    });
  });

  it('an approver is found through the parents of a group too', async () => {
    const release = await requestApproval(gate);
    const { body } = await gate
      .user('deputy')
      .post(`/releases/${release.id}/decision`, {
        decision: 'approved',
        statement: 'I have read it and decided so.',
        requestDigest: release.approval.request?.digest,
      });
    expect(body.approval.decision.decidedBy).toBe('user:default/deputy');
    const events = await gate
      .user('engineer')
      .get(`/releases/${release.id}/events`);
    expect(events.body.items.at(-1).data.approverVia).toEqual([
      'user:default/deputy',
      'group:default/board',
      'group:default/directors',
    ]);
  });

  it('of eight decisions sent at once exactly one wins, the others are conflicts', async () => {
    const release = await requestApproval(gate);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        gate
          .user(index % 2 === 0 ? 'director' : 'deputy')
          .post(`/releases/${release.id}/decision`, {
            decision: index % 3 === 0 ? 'rejected' : 'approved',
            statement: 'I have read it and decided so.',
            requestDigest: release.approval.request?.digest,
          }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array(7).fill(409)]);
  });

  it('two people who tick different items at once both succeed', async () => {
    const release = await startRelease(gate);
    const tick = (name: string, item: string) =>
      gate
        .user(name)
        .post(`/releases/${release.id}/items/${item}/complete`, {});
    const answers = await Promise.all([
      tick('engineer', 'tests-passing'),
      tick('engineer-2', 'code-reviewed-and-merged'),
      tick('engineer', 'no-open-blockers'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('releases of one commit started at once are one release', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        gate.user('engineer').post('/releases', START),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201, 409, 409, 409,
    ]);
  });

  it('a report with the same key is answered as before, also when both come at once', async () => {
    const report = {
      entityRef: PAYMENTS,
      environment: 'production',
      commit: commitOf('f'),
      status: 'succeeded',
      idempotencyKey: 'run-1',
    };
    const [first, second] = await Promise.all([
      gate.pipeline.post('/deployments', report),
      gate.pipeline.post('/deployments', report),
    ]);
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    const other = await gate.pipeline.post('/deployments', {
      ...report,
      commit: commitOf('e'),
    });
    expect(other.body.deploymentId).not.toBe(first.body.deploymentId);
    const { body } = await gate
      .user('engineer')
      .get(`/summary?entityRef=${PAYMENTS}`);
    expect(body.violations).toHaveLength(2);
  });

  it('no report is lost, however many come at once', async () => {
    const reports = Array.from({ length: 24 }, (_, index) => ({
      entityRef: PAYMENTS,
      environment: index % 2 === 0 ? 'production' : 'development',
      commit: commitOf((index % 10).toString()),
      status: 'succeeded',
      idempotencyKey: `run-${index}`,
    }));
    const answers = await Promise.all(
      reports.map(report => gate.pipeline.post('/deployments', report)),
    );
    expect(answers.map(({ status }) => status)).toEqual(reports.map(() => 201));
    expect(new Set(answers.map(({ body }) => body.deploymentId)).size).toBe(24);
  });

  it('a key counts for an environment in whatever case it is written', async () => {
    const report = {
      entityRef: PAYMENTS,
      environment: 'staging',
      commit: commitOf('f'),
      status: 'succeeded',
      idempotencyKey: 'run-1',
    };
    const first = await gate.pipeline.post('/deployments', report);
    const second = await gate.pipeline.post('/deployments', {
      ...report,
      environment: 'STAGING',
    });
    expect(second.body).toEqual(first.body);
  });

  it('a report of an entity that nobody knows is recorded all the same', async () => {
    const { status, body } = await gate.pipeline.post('/deployments', {
      entityRef: 'component:default/none',
      environment: 'moon',
      commit: commitOf('f'),
      status: 'failed',
    });
    expect(status).toBe(201);
    expect(body.violation.code).toBe('unapproved-deployment');
  });

  it('a violation is answered in writing, once, by somebody who may', async () => {
    const { body } = await gate.pipeline.post('/deployments', {
      entityRef: PAYMENTS,
      environment: 'production',
      commit: commitOf('f'),
      status: 'succeeded',
    });
    const answer = (name: string, statement = 'A hotfix in the night.') =>
      gate
        .user(name)
        .post(`/violations/${body.violation.id}/answer`, { statement });
    expect((await answer('outsider')).status).toBe(403);
    expect((await answer('engineer', 'sorry')).status).toBe(400);
    expect((await answer('engineer')).body).toMatchObject({
      id: body.violation.id,
      answer: { by: 'user:default/engineer' },
    });
    expect((await answer('director')).body.error.code).toBe('already-answered');
    const none = await gate
      .user('engineer')
      .post('/violations/01J00000000000000000000000/answer', {
        statement: 'A hotfix in the night.',
      });
    expect(none.status).toBe(404);
  });

  it('only a listed pipeline reports deployments', async () => {
    const other = await startReleaseGate({
      knex: await databases.init(databaseId),
      config: { pipelines: [{ subject: 'another' }] },
    });
    const { status, body } = await other.pipeline.post('/deployments', {
      entityRef: PAYMENTS,
      environment: 'production',
      commit: commitOf('f'),
      status: 'succeeded',
    });
    expect([status, body.error.code]).toEqual([403, 'not-a-pipeline']);
    await other.stop();
  });

  it('the gate answers in words for what it cannot know', async () => {
    const ask = async (entityRef: string, environment: string) =>
      (
        await gate.pipeline.get(
          `/gate?entityRef=${encodeURIComponent(
            entityRef,
          )}&environment=${environment}&commit=${commitOf('a')}`,
        )
      ).body;
    expect(await ask('component:default/none', 'production')).toMatchObject({
      allowed: false,
      reasons: [{ code: 'unknown-entity' }],
    });
    expect(await ask(PAYMENTS, 'moon')).toMatchObject({
      allowed: false,
      reasons: [{ code: 'unknown-environment' }],
    });
    expect(await ask(PAYMENTS, 'PRODUCTION')).toMatchObject({
      allowed: false,
      reasons: [{ code: 'no-release' }],
    });
    expect(await ask(PAYMENTS, 'development')).toMatchObject({
      allowed: true,
      reasons: [],
    });
  });

  it('a list shows what waits for the decision of the one who asks', async () => {
    const release = await requestApproval(gate);
    const waiting = async (name: string) =>
      (await gate.user(name).get('/releases?awaitingMyDecision=true')).body
        .items;
    expect(await waiting('director')).toMatchObject([{ id: release.id }]);
    expect(await waiting('engineer')).toEqual([]);
    await decide(gate, release, 'rejected');
    expect(await waiting('director')).toEqual([]);
  });

  it('a list is paged to its end without a gap', async () => {
    for (const digit of ['a', 'b', 'c', 'd', 'e']) {
      await startRelease(gate, { commit: commitOf(digit), version: digit });
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await gate
        .user('auditor')
        .get(`/releases?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(body.totalItems).toBe(5);
      seen.push(...body.items.map((item: ReleaseJson) => item.version));
      cursor = body.pageInfo.nextCursor ?? '';
    } while (cursor);
    expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  it('buttons are offered to those who may press them', async () => {
    const release = await prepare(gate);
    const actions = async (name: string) =>
      (await gate.user(name).get(`/releases/${release.id}`)).body
        .allowedActions;
    expect(await actions('engineer')).toEqual(
      expect.arrayContaining(['amend', 'request', 'cancel', 'link', 'attach']),
    );
    expect(await actions('director')).toEqual([]);
    expect(await actions('outsider')).toEqual([]);
    const requested = await gate
      .user('engineer')
      .post(`/releases/${release.id}/approval-request`, {
        what: 'What',
        why: 'Why',
        testingResults: 'Green',
      });
    expect(requested.body.allowedActions).not.toContain('decide');
    expect(await actions('director')).toEqual(['decide']);
  });
});

describe('approvers', () => {
  it('hear of a violation that belongs to no release', async () => {
    const gate = await startReleaseGate();
    const { body } = await gate.pipeline.post('/deployments', {
      entityRef: PAYMENTS,
      environment: 'production',
      commit: commitOf('9'),
      status: 'succeeded',
    });
    expect(body.releaseId).toBeUndefined();
    await gate.stop();
    expect(gate.notifications).toEqual([
      {
        recipients: { type: 'entity', entityRef: ['group:default/directors'] },
        payload: expect.objectContaining({
          title: 'payments: a rule was broken',
          description: body.violation.message,
          severity: 'critical',
          link: '/catalog/default/component/payments/releases',
        }),
      },
    ]);
  });

  it.each([
    ['without any', [], 'releaseGate.approvers names nobody'],
    [
      'with one that the catalog does not know',
      ['group:default/no-such-group'],
      'the catalog knows no user who is, or belongs to, group:default/no-such-group',
    ],
  ])(
    'are not needed to start: %s the backend starts, and nothing can be asked for',
    async (_, approvers, reason) => {
      const gate = await startReleaseGate({ config: { approvers } });
      const { id } = await prepare(gate);
      const { status, body } = await gate
        .user('engineer')
        .post(`/releases/${id}/approval-request`, {
          what: 'Refunds',
          why: 'Customers ask for them',
          testingResults: 'All green',
        });
      expect([status, body.error.code, body.error.message]).toEqual([
        409,
        'no-decider',
        `Nobody could decide on this: ${reason}`,
      ]);
      const { phase } = (await gate.user('engineer').get(`/releases/${id}`))
        .body;
      expect(phase).toBe('staging');
      await gate.stop();
    },
  );
});
