import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startBackend } from '../testUtils/startBackend';
import { DEMO_USERSNAP_SECRET } from './demoUsersnap';

it('feedback that is set to done on the page of the stand-in is closed on the release', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-snap-'));
  const backend = await startBackend({ folder });
  try {
    // The catalog is read by then, and so is the project of the service.
    const found = await backend.callUntil(
      ({ status }) => status === 200,
      'GET',
      '/tickets?tracker=usersnap&entityRef=component:default/project-hub&state=open',
    );
    const [{ id, url }] = found.body.items;
    const releases = await backend.call(
      'GET',
      '/releases?entityRef=component:default/project-hub&phase=staging',
    );
    const release = `/releases/${releases.body.items[0].id}`;
    await backend.call('POST', `${release}/tickets`, {
      tracker: 'usersnap',
      id,
    });
    const open = await backend.callUntil(
      ({ body }) => body.tickets?.[0]?.checkedAt !== undefined,
      'GET',
      release,
    );
    expect(open.body.tickets).toMatchObject([{ id, closed: false }]);

    const [, page] =
      /stand-in for UserSnap is at (\S+)/.exec(backend.said()) ?? [];
    const pressed = await fetch(
      `${page}/feedback/${new URL(url).pathname.split('/').at(-1)}`,
      { method: 'POST', body: new URLSearchParams({ state: 'done' }) },
    );
    expect(pressed.status).toBe(200);
    const closed = await backend.callUntil(
      ({ body }) => body.tickets?.[0]?.closed === true,
      'GET',
      release,
    );
    expect(closed.body.tickets).toMatchObject([{ id, state: 'done' }]);
    expect(backend.said()).toMatch(
      /POST \/api\/release-gate\/webhooks\/usersnap\/\S+ HTTP\/1.1" 200/,
    );
    expect(backend.said()).not.toContain(DEMO_USERSNAP_SECRET);
  } finally {
    await backend.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
