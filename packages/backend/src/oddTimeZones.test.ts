import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startBackend } from './testUtils/startBackend';

jest.setTimeout(180_000);

const POSTGRES =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;

/** A database whose own clock shows another zone than the process. */
function inAnotherZone() {
  if (POSTGRES === undefined) {
    return {};
  }
  const url = new URL(POSTGRES);
  url.searchParams.set('options', '-c TimeZone=Asia/Kolkata');
  return {
    backend_database_client: 'pg',
    backend_database_connection: url.href,
    backend_database_prefix: `zones_${process.pid}_`,
  };
}

/** What is compared with the clock of the test may be this far from it. */
const TOLERANCE_MS = 60_000;

it('whatever zones the process and the database are in, time is UTC and the same', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-zone-'));
  // Half a day ahead of one, and of a half hour's difference from the other.
  const portal = await startBackend({
    folder,
    config: inAnotherZone(),
    env: { TZ: 'Pacific/Apia' },
  });
  const isNow = (instant: string) =>
    Math.abs(Date.parse(instant) - Date.now()) < TOLERANCE_MS;
  const { body: release } = await portal.callUntil(
    ({ status }) => status === 201,
    'POST',
    '/releases',
    {
      entityRef: 'component:default/file-share',
      version: '7.0.0',
      commit: 'e1'.repeat(20),
    },
  );
  expect(isNow(release.createdAt)).toBe(true);
  expect(isNow(release.now)).toBe(true);
  const { body: draft } = await portal.call(
    'POST',
    `/releases/${release.id}/documents/incident-report/draft`,
    {},
  );
  const [, day, time] =
    /(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(draft.markdown) ?? [];
  expect(isNow(`${day}T${time}Z`)).toBe(true);
  const { body: logged, status } = await portal.call(
    'POST',
    `/releases/${release.id}/time-entries`,
    { start: '2026-01-01T09:00:00+13:00', duration: 'PT30M' },
  );
  expect(status).toBeLessThan(300);
  expect(logged.timeEntries).toMatchObject([
    { start: '2025-12-31T20:00:00.000Z', end: '2025-12-31T20:30:00.000Z' },
  ]);
  const { body: events } = await portal.call(
    'GET',
    `/releases/${release.id}/events`,
  );
  const times = events.items.map(({ at }: { readonly at: string }) => at);
  expect(times.every(isNow)).toBe(true);

  await portal.kill();
  fs.rmSync(folder, { recursive: true, force: true });
});
