import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import {
  type TicketTracker,
  TrackerRejection,
  TrackerUnavailable,
  ticketTrackersExtensionPoint,
} from 'backstage-plugin-release-gate-node';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import {
  ClosingTicketTracker,
  MemoryTicketTracker,
} from './testUtils/MemoryTicketTracker';
import {
  PAYMENTS,
  type ReleaseGate,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import { completeStage, deploy, startRelease } from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

function moduleWith(...trackers: readonly TicketTracker[]) {
  return createBackendModule({
    pluginId: 'release-gate',
    moduleId: 'test-trackers',
    register(reg) {
      reg.registerInit({
        deps: { tickets: ticketTrackersExtensionPoint },
        async init({ tickets }) {
          trackers.forEach(tracker => tickets.addTicketTracker(tracker));
        },
      });
    },
  });
}

const itemOf = (release: ReleaseJson) =>
  release.stages
    .flatMap(({ items }) => items)
    .find(({ id }) => id === 'tickets-closed');

describe.each(databases.eachSupportedId())('tickets on %s', databaseId => {
  let gate: ReleaseGate;
  let helpdesk: MemoryTicketTracker;
  let board: ClosingTicketTracker;
  let knex: Awaited<ReturnType<typeof databases.init>>;

  beforeEach(async () => {
    helpdesk = new MemoryTicketTracker('helpdesk');
    board = new ClosingTicketTracker('board');
    knex = await databases.init(databaseId);
    gate = await startReleaseGate({
      knex,
      features: [moduleWith(helpdesk, board)],
      config: { monitoring: { window: { milliseconds: 1 } } },
    });
  });

  afterEach(async () => {
    await gate.stop();
  });

  async function readUntil(
    id: string,
    holds: (release: ReleaseJson) => boolean,
  ): Promise<ReleaseJson> {
    for (;;) {
      const { body } = await gate.user('engineer').get(`/releases/${id}`);
      if (holds(body)) {
        return body;
      }
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  /** A release whose time has come to close tickets. */
  async function watched(values: object): Promise<ReleaseJson> {
    const release = await deploy(gate, values);
    await completeStage(gate, release, 'production');
    const { body } = await gate
      .user('engineer')
      .post(`/releases/${release.id}/items/logs-monitored/complete`, {});
    return body;
  }

  const link = (id: string, tracker: string, ticket: string) =>
    gate
      .user('engineer')
      .post(`/releases/${id}/tickets`, { tracker, id: ticket });
  const close = (id: string, ticket: string, who = 'engineer', more = {}) =>
    gate.user(who).post(`/releases/${id}/tickets/close`, {
      tracker: 'board',
      id: ticket,
      ...more,
    });
  const ticketsOf = (tracker: string, ...refs: readonly string[]) =>
    refs.map(id => ({ tracker, id }));
  const send = (tracker: string, project: string, body: string, sign = true) =>
    request(gate.server)
      .post(`/api/release-gate/webhooks/${tracker}/${project}`)
      .set('content-type', 'application/json')
      .set('x-signature', sign ? `signed-${body.length}` : 'forged')
      .send(body);

  it('are read as soon as they are linked, and say so', async () => {
    helpdesk.put('7', 'open');
    const { id } = await startRelease(gate);
    await link(id, 'helpdesk', '7');
    const { tickets, ticketTrackers } = await readUntil(
      id,
      release => release.tickets[0]?.checkedAt !== undefined,
    );
    expect(tickets).toMatchObject([
      { tracker: 'helpdesk', id: '7', title: 'Ticket 7', state: 'open' },
    ]);
    expect(tickets[0].closed).toBe(false);
    expect(ticketTrackers).toEqual([
      { id: 'helpdesk', title: 'The helpdesk' },
      { id: 'board', title: 'The board' },
    ]);
  });

  it('name their tracker in any case', async () => {
    helpdesk.put('7', 'open');
    const { id } = await startRelease(gate, {
      tickets: ticketsOf('HelpDesk', '7'),
    });
    const { tickets } = await readUntil(
      id,
      release => release.tickets[0]?.checkedAt !== undefined,
    );
    expect(tickets).toMatchObject([{ tracker: 'helpdesk', title: 'Ticket 7' }]);
    const { body } = await link(id, 'HELPDESK', '7');
    expect(body.error.code).toBe('already-linked');
    const found = await gate
      .user('engineer')
      .get(`/tickets?entityRef=${PAYMENTS}&tracker=Helpdesk`);
    expect(found.status).toBe(200);
  });

  it('of several trackers complete the item together, and one that is opened again takes it back', async () => {
    helpdesk.put('7', 'done');
    board.put('B', 'open');
    const { id } = await watched({
      tickets: [...ticketsOf('helpdesk', '7'), ...ticketsOf('board', 'B')],
    });
    await gate.trigger('release-gate-tickets');
    expect(itemOf(await readUntil(id, () => true))?.state).toBe('open');
    board.put('B', 'done');
    await gate.trigger('release-gate-tickets');
    const complete = await readUntil(id, () => true);
    expect(itemOf(complete)).toMatchObject({
      state: 'complete',
      evidence: { source: 'tracker', by: 'helpdesk, board' },
    });
    board.put('B', 'open');
    await gate.trigger('release-gate-tickets');
    expect(itemOf(await readUntil(id, () => true))?.state).toBe('open');
  });

  it('that cannot be read stay as they were', async () => {
    helpdesk.put('7', 'open');
    const { id } = await startRelease(gate, {
      tickets: ticketsOf('helpdesk', '7'),
    });
    await readUntil(id, ({ tickets }) => tickets[0].checkedAt !== undefined);
    helpdesk.put('7', 'done');
    helpdesk.fault = () => new TrackerUnavailable('down');
    // A look that had begun before the tracker went down may still end in the first one.
    await gate.trigger('release-gate-tickets');
    const before = await readUntil(id, () => true);
    await gate.trigger('release-gate-tickets');
    const { tickets } = await readUntil(id, () => true);
    expect(tickets).toEqual(before.tickets);
    expect(tickets).toMatchObject([{ state: 'open', closed: false }]);
  });

  it('that their tracker does not know are said to be missing', async () => {
    const { id } = await startRelease(gate, {
      tickets: ticketsOf('helpdesk', '9'),
    });
    const { tickets } = await readUntil(
      id,
      release => release.tickets[0].missing === true,
    );
    expect(tickets[0].closed).toBeUndefined();
  });

  describe('search', () => {
    const search = (query: string) =>
      gate.user('engineer').get(`/tickets?entityRef=${PAYMENTS}&${query}`);

    it('finds by number and by state', async () => {
      helpdesk.put('7', 'open');
      helpdesk.put('8', 'done');
      const all = await search('tracker=helpdesk');
      expect(all.body.items).toHaveLength(2);
      const open = await search('tracker=helpdesk&state=open');
      expect(open.body.items).toMatchObject([{ id: '7' }]);
      const one = await search('tracker=helpdesk&id=8');
      expect(one.body.items).toMatchObject([{ id: '8', closed: true }]);
    });

    it.each([
      ['tracker=nobody', 404],
      ['tracker=helpdesk&state=lost', 400],
      ['tracker=helpdesk&more=1', 400],
      ['state=open', 400],
    ])('with %s is answered with %d', async (query, status) => {
      expect((await search(query)).status).toBe(status);
    });

    it('says that the tracker did not answer, and what it refused', async () => {
      helpdesk.fault = () => new TrackerUnavailable('It did not answer');
      expect((await search('tracker=helpdesk')).status).toBe(503);
      helpdesk.fault = () => new TrackerRejection('It knows no such project');
      const refused = await search('tracker=helpdesk');
      expect(refused.status).toBe(400);
      expect(refused.body.error.message).toContain('no such project');
    });
  });

  describe('a tracker that can close', () => {
    const deployed = async () => {
      board.put('B', 'open');
      const release = await watched({ tickets: ticketsOf('board', 'B') });
      return readUntil(
        release.id,
        ({ tickets }) => tickets[0].checkedAt !== undefined,
      );
    };

    it('closes after the request to close is on record, and the item follows', async () => {
      const { id, allowedActions } = await deployed();
      expect(allowedActions).toContain('close-ticket:board/B');
      expect((await close(id, 'B')).status).toBe(202);
      const after = await readUntil(
        id,
        ({ tickets }) => tickets[0].closed === true,
      );
      expect(after.tickets[0].closing).toBeUndefined();
      expect(after.allowedActions).not.toContain('close-ticket:board/B');
      expect(itemOf(after)?.state).toBe('complete');
    });

    it('is asked again when it could not be asked', async () => {
      const { id } = await deployed();
      board.closeFault = () => new TrackerUnavailable('down');
      await close(id, 'B');
      const waiting = () =>
        knex('outbox').where('attempts', 1).whereNull('claimed_until').first();
      while (!(await waiting())) {
        await new Promise(resolve => setImmediate(resolve));
      }
      expect((await readUntil(id, () => true)).tickets[0].closing).toEqual({
        state: 'pending',
      });
      board.closeFault = undefined;
      await knex('outbox').update({ due_at: '2026-01-01T00:00:00.000Z' });
      await gate.trigger('release-gate-outbox');
      await readUntil(id, ({ tickets }) => tickets[0].closed === true);
      expect(board.tickets.get('B')?.closed).toBe(true);
    });

    it('says why it refused, and can be asked again', async () => {
      const { id } = await deployed();
      board.closeFault = () => new TrackerRejection('The ticket is locked');
      await close(id, 'B');
      const refused = await readUntil(
        id,
        ({ tickets }) => tickets[0].closing?.state === 'failed',
      );
      expect(refused.tickets[0].closing).toEqual({
        state: 'failed',
        message: 'The ticket is locked',
      });
      board.closeFault = undefined;
      await close(id, 'B');
      await readUntil(id, ({ tickets }) => tickets[0].closed === true);
    });

    it('is not believed before the ticket is read as closed', async () => {
      const { id } = await deployed();
      board.isDeaf = true;
      await close(id, 'B');
      const after = await readUntil(
        id,
        ({ tickets }) => tickets[0].closing?.state === 'failed',
      );
      expect(after.tickets[0].closed).toBe(false);
      expect(itemOf(after)?.state).toBe('open');
    });

    it('hears only of owners, of linked tickets and of the present revision', async () => {
      const { id } = await deployed();
      const stranger = await close(id, 'B', 'outsider');
      expect([stranger.status, stranger.body.error.code]).toEqual([
        403,
        'not-owner',
      ]);
      const unlinked = await close(id, 'C');
      expect([unlinked.status, unlinked.body.error.code]).toEqual([
        409,
        'not-linked',
      ]);
      const stale = await close(id, 'B', 'engineer', { expectedRevision: 1 });
      expect(stale.body.error.code).toBe('stale-revision');
      expect(board.closings).toBe(0);
    });
  });

  it('cannot be closed where the tracker offers no way to', async () => {
    helpdesk.put('7', 'open');
    const { id, allowedActions } = await watched({
      tickets: ticketsOf('helpdesk', '7'),
    });
    expect(allowedActions.join()).not.toContain('close-ticket');
    const { status, body } = await gate
      .user('engineer')
      .post(`/releases/${id}/tickets/close`, { tracker: 'helpdesk', id: '7' });
    expect([status, body.error.code]).toEqual([409, 'tracker-cannot-close']);
  });

  describe('a webhook', () => {
    it('that is authentic is answered with 200, also a second time, and tickets are read again', async () => {
      helpdesk.put('7', 'open');
      const { id } = await startRelease(gate, {
        tickets: ticketsOf('helpdesk', '7'),
      });
      await readUntil(id, ({ tickets }) => tickets[0].closed === false);
      helpdesk.put('7', 'done');
      expect((await send('helpdesk', 'known', '{"n":7}')).status).toBe(200);
      await readUntil(id, ({ tickets }) => tickets[0].closed === true);
      expect((await send('helpdesk', 'known', '{"n":7}')).status).toBe(200);
    });

    it('that is not authentic learns nothing and starts nothing', async () => {
      helpdesk.fault = () => {
        throw new Error('Nothing may be asked');
      };
      const answers = [
        await send('helpdesk', 'known', '{"n":7}', false),
        await send('helpdesk', 'unknown', '{"n":7}'),
        await send('nobody', 'known', '{"n":7}'),
        await send('helpdesk', 'known', 'not json', false),
      ];
      for (const { status, text } of answers) {
        expect([status, text]).toEqual([401, '']);
      }
    });

    it('that is larger than any message is refused unread', async () => {
      const { status, text } = await send(
        'helpdesk',
        'known',
        'x'.repeat(26 * 1024 * 1024),
      );
      expect([status, text]).toEqual([401, '']);
    });

    it.each([
      ['an unknown tracker', 'nobody', 'known'],
      ['a project that nobody expects messages for', 'helpdesk', 'unknown'],
    ])(
      'for %s is refused before its body comes',
      async (_, tracker, project) => {
        const { port } = gate.server.address() as AddressInfo;
        const status = await new Promise(resolve => {
          const call = http.request({
            port,
            method: 'POST',
            path: `/api/release-gate/webhooks/${tracker}/${project}`,
            headers: { 'content-length': 24 * 1024 * 1024 },
          });
          // The body never comes.
          call.on('response', response => {
            resolve(response.statusCode);
            call.destroy();
          });
          call.on('error', () => {});
          call.flushHeaders();
        });
        expect(status).toBe(401);
      },
    );

    it('of the tracker is known by its name in any case', async () => {
      expect((await send('HelpDesk', 'known', '{"n":9}')).status).toBe(200);
    });

    it('is refused 120 times a minute with 401 and then with 429, and authentic ones are taken all the same', async () => {
      const statuses: number[] = [];
      for (let sent = 0; sent < 121; sent++) {
        statuses.push((await send('helpdesk', 'known', '{}', false)).status);
      }
      expect(statuses.filter(status => status === 401)).toHaveLength(120);
      expect(statuses.at(-1)).toBe(429);
      expect((await send('nobody', 'known', '{}')).status).toBe(429);
      expect((await send('helpdesk', 'known', '{"n":1}')).status).toBe(200);
      // Of who was refused so often, less is taken in.
      const { status } = await send('helpdesk', 'known', 'x'.repeat(2_000_000));
      expect(status).toBe(429);
    });

    it('is taken 120 times a minute for one project', async () => {
      const statuses: number[] = [];
      for (let sent = 0; sent < 121; sent++) {
        statuses.push(
          (await send('helpdesk', 'known', `{"n":${sent}}`)).status,
        );
      }
      expect(statuses.filter(status => status === 200)).toHaveLength(120);
      expect(statuses.at(-1)).toBe(429);
    });
  });

  it('have trackers whose health is told', async () => {
    helpdesk.fault = () => new TrackerRejection('The key is wrong');
    const { body } = await gate.user('auditor').get('/health/integrations');
    expect(body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'helpdesk', status: 'failing' }),
        expect.objectContaining({ id: 'board', status: 'ok' }),
      ]),
    );
  });
});

it('a second tracker of one id stops the start', async () => {
  const start = startReleaseGate({
    features: [
      moduleWith(
        new MemoryTicketTracker('helpdesk'),
        new MemoryTicketTracker('helpdesk'),
      ),
    ],
  });
  await expect(start).rejects.toThrow(/'helpdesk' is connected twice/);
});
