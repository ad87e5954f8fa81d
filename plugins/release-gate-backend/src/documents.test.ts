import { TestDatabases } from '@backstage/backend-test-utils';
import path from 'node:path';
import { PAYMENTS, startReleaseGate } from './testUtils/startReleaseGate';
import {
  commitOf,
  decide,
  deploy,
  prepare,
  requestApproval,
  startRelease,
} from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const OPEN = '# Notes\n\n\u27e6What changed?\u27e7';
const CHANGES = { what: 'Refunds', why: 'Clients asked' };

const note = (markdown: string, more: object = {}) => ({
  kind: 'release-note',
  title: 'Release notes',
  markdown,
  ...more,
});

describe.each(databases.eachSupportedId())('documents on %s', id => {
  it('a draft is written from the release and what a person says, and changes nothing', async () => {
    const gate = await startReleaseGate({ knex: await databases.init(id) });
    const release = await startRelease(gate, { changes: CHANGES });
    const outsider = gate.user('outsider');
    const draft = await outsider.post(
      `/releases/${release.id}/documents/release-note/draft`,
      { answers: { highlights: 'A button' } },
    );
    expect(draft.status).toBe(200);
    expect(draft.body).toMatchObject({
      kind: 'release-note',
      title: 'Release notes 2.4.0',
      openPlaces: [],
    });
    expect(draft.body.markdown).toContain(
      '## What you will notice\n\nA button',
    );
    const after = await outsider.get(`/releases/${release.id}`);
    expect(after.body.revision).toBe(release.revision);
  });

  it('a draft with open places is kept, and is not what the rule book asks for', async () => {
    const gate = await startReleaseGate({ knex: await databases.init(id) });
    const { id: releaseId } = await startRelease(gate);
    const engineer = gate.user('engineer');
    const attached = await engineer.post(
      `/releases/${releaseId}/documents`,
      note(OPEN),
    );
    expect(attached.status).toBe(200);
    expect(attached.body.documents).toEqual([
      expect.objectContaining({ version: 1, openPlaces: ['What changed?'] }),
    ]);
    expect(attached.body.stages[0].items[3]).toMatchObject({
      id: 'release-notes-prepared',
      state: 'open',
    });
    const final = await engineer.post(
      `/releases/${releaseId}/documents`,
      note('# Notes\n\nRefunds'),
    );
    expect(final.body.documents[1]).not.toHaveProperty('openPlaces');
    expect(final.body.stages[0].items[3].state).toBe('complete');

    const again = await engineer.post(
      `/releases/${releaseId}/documents`,
      note(OPEN),
    );
    expect(again.status).toBe(409);
    expect(again.body.error).toMatchObject({
      code: 'document-not-final',
      message: expect.stringContaining('What changed?'),
    });
    const old = await engineer.get(
      `/releases/${releaseId}/documents/release-note?version=1`,
    );
    expect(old.text).toBe(OPEN);
  });

  it('the newest version of every document is listed page by page', async () => {
    const gate = await startReleaseGate({ knex: await databases.init(id) });
    const engineer = gate.user('engineer');
    const first = await startRelease(gate);
    const second = await startRelease(gate, { commit: commitOf('b') });
    await engineer.post(`/releases/${first.id}/documents`, note('# One'));
    await engineer.post(`/releases/${second.id}/documents`, note('# Two'));
    await engineer.post(`/releases/${first.id}/documents`, note('# One, new'));
    const page = await gate.pipeline.get('/documents?limit=1');
    expect(page.body).toEqual({
      items: [
        {
          releaseId: first.id,
          entityRef: PAYMENTS,
          releaseVersion: '2.4.0',
          kind: 'release-note',
          title: 'Release notes',
          version: 2,
          markdown: '# One, new',
          attachedBy: 'user:default/engineer',
          attachedAt: expect.any(String),
        },
      ],
      pageInfo: { nextCursor: `${first.id}.release-note` },
      totalItems: 2,
    });
    const next = await gate.pipeline.get(
      `/documents?limit=1&cursor=${page.body.pageInfo.nextCursor}`,
    );
    expect(next.body).toMatchObject({
      items: [{ releaseId: second.id, markdown: '# Two' }],
      pageInfo: {},
    });
    const wrong = await gate.pipeline.get('/documents?cursor=x');
    expect(wrong.status).toBe(400);

    await gate.trigger('release-gate-rebuild-projections');
    const rebuilt = await gate.pipeline.get('/documents?limit=1');
    expect(rebuilt.body).toEqual(page.body);
  });

  it('a command with a key is carried out once, and its repetition is answered', async () => {
    const gate = await startReleaseGate({ knex: await databases.init(id) });
    const engineer = gate.user('engineer');
    const start = (more: object = {}) =>
      engineer.post('/releases', {
        entityRef: PAYMENTS,
        version: '2.4.0',
        commit: commitOf('a'),
        idempotencyKey: 'task-1',
        ...more,
      });
    const twice = await Promise.all([start(), start()]);
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    const { id: releaseId } = twice[0].body;
    expect(twice[1].body.id).toBe(releaseId);

    const body = note('# Notes', { idempotencyKey: 'task-2' });
    const documents = `/releases/${releaseId}/documents`;
    await engineer.post(documents, body);
    const repeated = await engineer.post(documents, body);
    expect(repeated.status).toBe(200);
    expect(repeated.body.documents).toHaveLength(1);

    const other = await engineer.post(documents, { ...body, title: 'Other' });
    expect(other.status).toBe(409);
    expect(other.body.error.code).toBe('idempotency-key-reused');
    const others = await gate.user('engineer-2').post(documents, body);
    expect(others.body.documents).toHaveLength(2);
  });

  it('a request with a key is made once', async () => {
    const gate = await startReleaseGate({ knex: await databases.init(id) });
    const { id: releaseId } = await prepare(gate);
    const ask = () =>
      gate.user('engineer').post(`/releases/${releaseId}/approval-request`, {
        ...CHANGES,
        testingResults: 'All green',
        idempotencyKey: 'task-1',
      });
    const first = await ask();
    const second = await ask();
    expect(second.status).toBe(200);
    expect(second.body.approval.request.digest).toBe(
      first.body.approval.request.digest,
    );
    expect(second.body.revision).toBe(first.body.revision);
  });

  it('a note is delivered from the approval on, and says so when it is not the approved one', async () => {
    const gate = await startReleaseGate({ knex: await databases.init(id) });
    const engineer = gate.user('engineer');
    const requested = await requestApproval(gate);
    const deliver = `/releases/${requested.id}/documents/release-note/deliver`;
    expect((await engineer.post(deliver)).body.error.code).toBe(
      'stage-not-reached',
    );
    await decide(gate, requested, 'approved');
    await gate.pipeline.post('/deployments', {
      entityRef: PAYMENTS,
      environment: 'production',
      commit: requested.commit,
      status: 'succeeded',
    });
    await engineer.post(
      `/releases/${requested.id}/documents`,
      note('# Final notes'),
    );
    const delivered = await engineer.post(deliver);
    expect(delivered.body.documents.at(-1)).toMatchObject({
      version: 2,
      delivered: {
        by: 'user:default/engineer',
        to: ['group:default/directors'],
        late: false,
        differsFromApproved: true,
      },
    });
    expect(delivered.body.approval.request.releaseNoteVersion).toBe(1);
  });

  it('a note that is delivered after its time is recorded as late', async () => {
    const gate = await startReleaseGate({
      knex: await databases.init(id),
      config: { notes: { deliverWithin: { milliseconds: 1 } } },
    });
    const { id: releaseId } = await deploy(gate);
    const delivered = await gate
      .user('engineer')
      .post(`/releases/${releaseId}/documents/release-note/deliver`);
    expect(delivered.body.documents[0].delivered).toMatchObject({
      late: true,
      differsFromApproved: false,
    });
  });

  it('a rollback keeps whom it hit, and its incident report knows', async () => {
    const gate = await startReleaseGate({ knex: await databases.init(id) });
    const engineer = gate.user('engineer');
    const { id: releaseId } = await deploy(
      gate,
      {},
      { baseline: { version: '2.3.0', commit: commitOf('9') } },
    );
    const body = {
      reason: 'Balances were wrong',
      restoredVersion: '2.3.0',
      affected: { who: 'Clients with refunds', howMany: 'about 9' },
    };
    const rollback = `/releases/${releaseId}/rollback`;
    const wrong = await engineer.post(rollback, {
      ...body,
      usersAffected: false,
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('affected');
    const begun = await engineer.post(rollback, {
      ...body,
      usersAffected: true,
    });
    expect(begun.body.rollback.affected).toEqual(body.affected);
    const { body: draft } = await engineer.post(
      `/releases/${releaseId}/documents/incident-report/draft`,
    );
    expect(draft.markdown).toContain('- Who: Clients with refunds');
    expect(draft.openPlaces.length).toBeGreaterThan(0);
  });
});

describe('templates of a company', () => {
  const sample = (name: string) =>
    path.resolve(__dirname, '__fixtures__', name);
  const withNote = (template: string) => ({
    config: { documents: { 'release-note': { template } } },
  });

  it('take the place of those that come with the plugin', async () => {
    const gate = await startReleaseGate(
      withNote(sample('companyReleaseNote.md')),
    );
    const { id } = await startRelease(gate, { changes: CHANGES });
    const { body } = await gate
      .user('engineer')
      .post(`/releases/${id}/documents/release-note/draft`, {});
    expect(body.markdown).toBe(
      'payments 2.4.0\n\nRefunds\n\n\u27e6What does it cost?\u27e7\n',
    );
  });

  it('that are broken stop the start-up with key, line and column', async () => {
    await expect(
      startReleaseGate(withNote('# Notes\n{{ release.verison }}')),
    ).rejects.toThrow(
      'releaseGate.documents.release-note.template is broken at line 2, column 4: undefined variable: release.verison',
    );
  });

  it('that are not there stop the start-up', async () => {
    await expect(startReleaseGate(withNote('nowhere/note.md'))).rejects.toThrow(
      "releaseGate.documents.release-note.template names a file that cannot be read: 'nowhere/note.md'",
    );
  });
});

describe('bad input about documents', () => {
  it.each([
    ['an answer that no document asks', { answers: { mood: 'x' } }, 'mood'],
    ['an empty answer', { answers: { what: ' ' } }, 'what'],
    ['another kind of answers', { answers: 'x' }, 'answers'],
  ])('%s is refused by name', async (_title, body, field) => {
    const gate = await startReleaseGate();
    const { id } = await startRelease(gate);
    const answer = await gate
      .user('engineer')
      .post(`/releases/${id}/documents/release-note/draft`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(field);
  });

  it('an unknown kind of document is refused', async () => {
    const gate = await startReleaseGate();
    const { id } = await startRelease(gate);
    const answer = await gate
      .user('engineer')
      .post(`/releases/${id}/documents/poem/draft`, {});
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain('kind');
  });
});
