import Database from 'better-sqlite3';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { startBackend } from './testUtils/startBackend';

type Portal = Awaited<ReturnType<typeof startBackend>>;

/** Something that takes connections and never answers. */
async function startSilence() {
  const sockets = new Set<net.Socket>();
  const server = net.createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as net.AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/{{pluginId}}`,
    heard: async () => {
      while (sockets.size === 0) {
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    },
    stop: () => {
      sockets.forEach(socket => socket.destroy());
      server.close();
    },
  };
}

/** A production deployment that nobody approved: the approvers are told of it. */
function deploysUnapproved(portal: Portal, commit: string) {
  return portal.callUntil(
    ({ status }) => status === 201,
    'POST',
    '/deployments',
    {
      entityRef: 'component:default/file-share',
      environment: 'production',
      commit,
      status: 'succeeded',
    },
  );
}

/** The titles of what the Director was told of broken rules of the service. */
async function directorWasTold(portal: Portal) {
  const { body } = await portal.ask(
    'GET',
    '/notifications/notifications?limit=100',
    undefined,
    'director',
  );
  return body.notifications
    .map(
      ({ payload }: { readonly payload: { readonly title: string } }) =>
        payload.title,
    )
    .filter((title: string) => title.startsWith('file-share:'));
}

/** Until the Director was told of something of the service. */
async function untilDirectorWasTold(portal: Portal) {
  for (;;) {
    const told = await directorWasTold(portal);
    if (told.length > 0) {
      return told;
    }
  }
}

/** Reads the plugin's own database beside the running process. */
function inDatabase<T>(folder: string, run: (db: Database.Database) => T): T {
  const database = new Database(path.join(folder, 'release-gate.sqlite'));
  try {
    return run(database);
  } finally {
    database.close();
  }
}

describe('what people are told', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-told-'));
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('is not lost, and not said twice, when the process dies between the commit and the sending', async () => {
    const silence = await startSilence();
    const dying = await startBackend({
      folder,
      config: {
        discovery_endpoints: [
          { target: silence.url, plugins: ['notifications'] },
        ],
      },
    });
    await deploysUnapproved(dying, 'f1'.repeat(20));
    await silence.heard();
    await dying.kill();
    silence.stop();

    // The claim of the dead process has run out.
    inDatabase(folder, db =>
      db.exec('update outbox set claimed_until = null where done_at is null'),
    );
    const next = await startBackend({ folder });
    try {
      await next.callUntil(({ status }) => status === 200, 'GET', '/workflows');
      expect(await untilDirectorWasTold(next)).toEqual([
        'file-share: a rule was broken',
      ]);
    } finally {
      await next.kill();
    }
  }, 180_000);

  it('does not reach who has turned it off in the portal’s own settings', async () => {
    const portal = await startBackend({ folder });
    try {
      await deploysUnapproved(portal, 'f1'.repeat(20));
      await untilDirectorWasTold(portal);
      const saved = await portal.ask(
        'POST',
        '/notifications/settings',
        {
          channels: [
            {
              id: 'Web',
              origins: [
                {
                  id: 'plugin:release-gate',
                  enabled: true,
                  topics: [{ id: 'violation', enabled: false }],
                },
              ],
            },
          ],
        },
        'director',
      );
      expect(saved.status).toBe(200);
      await deploysUnapproved(portal, 'f2'.repeat(20));
      const isDone = () =>
        inDatabase(
          folder,
          db =>
            (
              db
                .prepare(
                  'select count(*) as open from outbox where done_at is null',
                )
                .get() as { readonly open: number }
            ).open === 0,
        );
      while (!isDone()) {
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      expect(await directorWasTold(portal)).toHaveLength(1);
    } finally {
      await portal.kill();
    }
  }, 180_000);
});
