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

/** An open page of somebody: what it hears, and when. */
async function openPage(portal: Portal, person: string) {
  const heard: { readonly at: number; readonly message: unknown }[] = [];
  const socket = await connect(portal, person);
  socket.on('message', data => {
    const { channel, message } = JSON.parse(String(data));
    if (channel === 'release-gate') {
      heard.push({ at: Date.now(), message });
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

describe.each(POSTGRES ? [POSTGRES] : [])('two replicas on %s', connection => {
  it('what is done at one is told to the pages that are open at the other', async () => {
    const one = await startReplica(connection);
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
    const other = await startReplica(connection);
    try {
      await other.callUntil(({ status }) => status === 200, 'GET', release);
      const page = await openPage(other, 'director');
      const complete = async (itemId: string) => {
        const at = Date.now();
        const { status } = await one.call(
          'POST',
          `${release}/items/${itemId}/complete`,
          { note: 'seen' },
        );
        expect(status).toBe(200);
        return at;
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
      const acted = await complete('tests-passing');
      while (page.heard.length === 0) {
        await delay(10);
      }
      expect(page.heard[0].message).toEqual({
        entityRef: 'component:default/file-share',
        releaseId: started.body.id,
      });
      // How long it took is for the log: a slow machine is no fault.
      console.info(`heard after ${page.heard[0].at - acted} ms`);
      page.close();
    } finally {
      await one.kill();
      await other.kill();
    }
  }, 240_000);
});

it('runs on PostgreSQL where there is one', () => {
  expect(POSTGRES === undefined || POSTGRES.startsWith('postgresql://')).toBe(
    true,
  );
});
