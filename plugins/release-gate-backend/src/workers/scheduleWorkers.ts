import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Ports } from '../application/Parts';
import type { Settings } from '../application/Settings';
import type { SettingsWatch } from '../application/SettingsWatch';
import type { SystemNotes } from '../application/notes/SystemNotes';
import type { Workers } from './Workers';
import { sweep } from './sweep';

/** For how long at least is kept what nothing needs any more. */
const SHORTEST_KEPT_MS = 30 * 24 * 3_600_000;
const SHORTEST_SWEEP_MS = 100;
const LONGEST_SWEEP_MS = 10_000;
/** How often linked tickets are read, whether or not there is a hint. */
const TICKET_MINUTES = 5;

export interface Schedule
  extends Pick<Ports, 'store' | 'lists' | 'settings' | 'bindings' | 'logger'> {
  readonly scheduler: SchedulerService;
  readonly workers: Workers;
  readonly notes: SystemNotes;
  readonly settingsWatch: SettingsWatch;
  /** Removes what is older than the instant and not needed any more; how much it was. */
  readonly prune: (before: string) => Promise<number>;
}

/** Schedules what is done again and again. */
export async function scheduleWorkers(schedule: Schedule): Promise<void> {
  await scheduleStore(schedule);
  if (!schedule.bindings.isEmpty) {
    await scheduleChecks(schedule);
  }
  await scheduleTrackers(schedule);
  await schedule.scheduler.scheduleTask({
    id: 'release-gate-settings',
    frequency: { minutes: 10 },
    timeout: { minutes: 5 },
    scope: 'local',
    fn: async () => {
      await schedule.settingsWatch.look();
    },
  });
}

async function scheduleStore(schedule: Schedule): Promise<void> {
  const { scheduler, workers, store, lists, notes, settings, prune, logger } =
    schedule;
  const { outbox } = workers;
  await scheduler.scheduleTask({
    id: 'release-gate-sweep',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    fn: async () => {
      await sweep({ store, lists, notes, logger });
      // Reminders were written to it.
      await outbox.drain();
    },
  });
  await scheduler.scheduleTask({
    id: 'release-gate-outbox',
    frequency: { seconds: 30 },
    timeout: { minutes: 5 },
    scope: 'local',
    fn: () => outbox.drain(),
  });
  await scheduler.scheduleTask({
    id: 'release-gate-prune',
    frequency: { hours: 24 },
    initialDelay: { minutes: 10 },
    timeout: { hours: 1 },
    fn: async () => {
      const keptMs = Math.max(
        SHORTEST_KEPT_MS,
        // A reminder of a request that still waits is not sent again.
        2 * settings.policy.requestExpiresMs,
      );
      const now = Date.parse(await store.now());
      const count = await prune(new Date(now - keptMs).toISOString());
      logger.debug(`${count} rows that nothing needs any more were removed`);
    },
  });
  await scheduler.scheduleTask({
    id: 'release-gate-rebuild-projections',
    frequency: { trigger: 'manual' },
    timeout: { hours: 1 },
    fn: async () => {
      const count = await lists.rebuild();
      logger.info(`${count} releases were computed anew from events`);
    },
  });
}

async function scheduleChecks(schedule: Schedule): Promise<void> {
  const { scheduler, workers, notes, settings } = schedule;
  await scheduler.scheduleTask({
    id: 'release-gate-plan-checks',
    frequency: { minutes: 5 },
    timeout: { minutes: 10 },
    scope: 'local',
    fn: () => notes.planAllChecks(),
  });
  await scheduler.scheduleTask({
    id: 'release-gate-checks',
    frequency: { milliseconds: sweepMs(settings) },
    timeout: { minutes: 10 },
    scope: 'local',
    fn: () => workers.checks.drain(),
  });
}

async function scheduleTrackers(schedule: Schedule): Promise<void> {
  const { scheduler, workers } = schedule;
  const { tickets, time } = workers;
  if (tickets.trackers.length > 0) {
    await scheduler.scheduleTask({
      id: 'release-gate-tickets',
      frequency: { minutes: TICKET_MINUTES },
      timeout: { minutes: 5 },
      fn: () => tickets.readAll(),
    });
  }
  if (time) {
    void time.meet();
    await scheduler.scheduleTask({
      id: 'release-gate-time',
      frequency: { minutes: proofMinutes(time.tracker.requestsPerHour) },
      timeout: { minutes: 5 },
      fn: () => time.proveAll(),
    });
  }
}

/** How often is looked for checks that are due: often enough for whatever runs most often. */
function sweepMs({ policy, checkRuns }: Settings): number {
  const probeMs =
    policy.monitoringProbes.length > 0 ? policy.probeIntervalMs : Infinity;
  return Math.max(
    SHORTEST_SWEEP_MS,
    Math.min(LONGEST_SWEEP_MS, checkRuns.intervalMs / 2, probeMs / 2),
  );
}

/** How often is looked for logged time: with a quarter of the requests, and at least once in ten minutes where that allows it. */
function proofMinutes(requestsPerHour: number): number {
  return Math.max(1, Math.min(60, Math.ceil(240 / requestsPerHour)));
}
