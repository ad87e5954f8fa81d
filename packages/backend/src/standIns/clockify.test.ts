import Database from 'better-sqlite3';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startClockifyStandIn } from 'vendor-stand-ins';
import { startBackend } from '../testUtils/startBackend';
import { demoClockifyWorkspace } from './demoClockify';

const API_KEY = 'NjQ3c2VjcmV0LWtleS1vZi10aGUtdGVzdHM';
const WORKSPACE_ID = '64a687e29ae1f428e7ebe303';
const PROJECT_ID = '25b687e29ae1f428e7ebe123';

it('a process that dies between the entry and the record of it leaves one entry, and the key in no log, event or answer', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-kill-'));
  const clockify = await startClockifyStandIn({
    apiKey: API_KEY,
    workspace: demoClockifyWorkspace(WORKSPACE_ID, PROJECT_ID),
  });
  const { baseUrl, reportsBaseUrl } = clockify;
  const options = {
    folder,
    config: {
      releaseGate_clockify: { apiKey: API_KEY, baseUrl, reportsBaseUrl },
    },
  };

  // Clockify makes the entry, and its answer never arrives.
  clockify.faultAfter = ({ method, path: where }) =>
    method === 'POST' && where.endsWith('/time-entries') ? 'hang' : undefined;
  const dying = await startBackend(options);
  const started = await dying.callUntil(
    ({ status }) => status === 201,
    'POST',
    '/releases',
    {
      entityRef: 'component:default/file-share',
      version: '4.2.0',
      commit: 'a'.repeat(40),
    },
  );
  const logged = await dying.call(
    'POST',
    `/releases/${started.body.id}/time-entries`,
    { start: '2026-05-12T09:00:00Z', duration: 'PT1H' },
  );
  expect(logged.status).toBe(202);
  while (clockify.workspace.entries.length === 0) {
    await delay(20);
  }
  await dying.kill();

  clockify.faultAfter = undefined;
  // The claim of the dead process has run out.
  const database = new Database(path.join(folder, 'release-gate.sqlite'));
  database.exec('update outbox set claimed_until = null');
  database.close();
  const next = await startBackend(options);
  const settled = await next.callUntil(
    ({ body }) => body.timeEntries?.[0]?.state === 'logged',
    'GET',
    `/releases/${started.body.id}`,
  );
  expect(settled.body.timeEntries).toHaveLength(1);
  expect(clockify.workspace.entries).toHaveLength(1);

  await next.call('GET', `/releases/${started.body.id}/events`);
  await next.call('GET', '/health/integrations');
  await next.kill();
  await clockify.stop();
  for (const { said } of [dying, next]) {
    expect(said().length).toBeGreaterThan(1_000);
    expect(said()).not.toContain(API_KEY);
  }
  for (const file of fs.readdirSync(folder)) {
    const content = fs.readFileSync(path.join(folder, file), 'latin1');
    expect(content.includes(API_KEY)).toBe(false);
  }
  fs.rmSync(folder, { recursive: true, force: true });
}, 180_000);
