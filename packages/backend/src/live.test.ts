import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import WebSocket from 'ws';
import { startBackend } from './testUtils/startBackend';

const POSTGRES =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;

type Portal = Awaited<ReturnType<typeof startBackend>>;

/** Connects as Backstage's own client does: again, where the first try of a process only wakes the server up. */
async function connect(portal: Portal, person: string): Promise<WebSocket> {
  for (;;) {
    const socket = new WebSocket(
      `${portal.url.replace('http', 'ws')}/api/signals`,
      await portal.tokenOf(person),
      { handshakeTimeout: 1_000 },
    );
    const isOpen = await new Promise<boolean>(resolve => {
      socket.once('open', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (isOpen) {
      return socket;
    }
  }
}

/** An open page of somebody, and what it hears. */
async function openPage(portal: Portal, person: string) {
  const heard: unknown[] = [];
  const socket = await connect(portal, person);
  socket.on('message', data => {
    const { channel, message } = JSON.parse(String(data));
    if (channel === 'release-gate') {
      heard.push(message);
    }
  });
  socket.send(JSON.stringify({ action: 'subscribe', channel: 'release-gate' }));
  return { heard, close: () => socket.close() };
}

/** One of several backends on one PostgreSQL. */
function startReplica(connection: string) {
  const { hostname, port, username } = new URL(connection);
  return startBackend({
    folder: '',
    config: {
      backend_database_client: 'pg',
      backend_database_connection: {
        host: hostname,
        port: Number(port),
        user: username,
        password: '',
      },
      backend_database_prefix: `live_${process.pid}_`,
      // With `auto` a plugin that starts before the bus keeps its signals to itself.
      events_useEventBus: 'always',
    },
  });
}

const folder = mkdtempSync(path.join(tmpdir(), 'release-gate-live-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How a portal runs: alone on files, and where there is a server, as two replicas on it. */
const PORTALS: readonly (readonly [string, string | undefined])[] = [
  ['one backend', undefined],
  ...(POSTGRES ? [['two replicas', POSTGRES] as const] : []),
];

describe.each(PORTALS)('a portal of %s', (_, connection) => {
  it('tells what is done to the pages that are open at any backend', async () => {
    const one = await (connection
      ? startReplica(connection)
      : startBackend({ folder }));
    // The first one lays the tables.
    const started = await one.callUntil(
      ({ status }) => status === 201,
      'POST',
      '/releases',
      {
        entityRef: 'component:default/file-share',
        version: '4.2.0',
        commit: 'a1'.repeat(20),
      },
    );
    const release = `/releases/${started.body.id}`;
    const other = connection ? await startReplica(connection) : one;
    try {
      await other.callUntil(({ status }) => status === 200, 'GET', release);
      const page = await openPage(other, 'director');
      const complete = async (itemId: string) => {
        const { status } = await one.call(
          'POST',
          `${release}/items/${itemId}/complete`,
          { note: 'seen' },
        );
        expect(status).toBe(200);
      };
      // The bus connects beside the start; until then a page asks now and then.
      while (page.heard.length === 0) {
        const { body } = await one.call('GET', release);
        await one.call('PATCH', release, {
          expectedRevision: body.revision,
          title: `Revision ${body.revision}`,
        });
        await delay(500);
      }
      page.heard.length = 0;
      await complete('tests-passing');
      while (page.heard.length === 0) {
        await delay(10);
      }
      expect(page.heard[0]).toEqual({
        entityRef: 'component:default/file-share',
        releaseId: started.body.id,
      });
      page.close();
    } finally {
      await Promise.all([one.kill(), other.kill()]);
    }
  }, 240_000);
});
