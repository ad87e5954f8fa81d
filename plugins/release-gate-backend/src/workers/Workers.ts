import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type {
  IntegrationHealth,
  RequestBudget,
  TicketTracker,
  TimeTracker,
} from 'backstage-plugin-release-gate-node';
import type { CheckBindings } from '../application/CheckBindings';
import type { CheckQueue } from '../application/CheckQueue';
import type { IntegrationState } from '../application/Integrations';
import type {
  Change,
  ReleaseGateService,
} from '../application/ReleaseGateService';
import type { OutboxStore, ReleaseStore } from '../application/ReleaseStore';
import type { Settings } from '../application/Settings';
import type { TicketLog } from '../application/TicketLog';
import { CheckWorker } from './CheckWorker';
import { OutboxWorker } from './OutboxWorker';
import { TicketKeeper } from './TicketKeeper';
import { TimeKeeper } from './TimeKeeper';
import { performEffect } from './performEffect';
import { sweep } from './sweep';

const SHORTEST_SWEEP_MS = 100;
const LONGEST_SWEEP_MS = 10_000;
/** How often linked tickets are read, whether or not there is a hint. */
const TICKET_MINUTES = 5;

export interface WorkersOptions {
  readonly service: ReleaseGateService;
  readonly store: ReleaseStore;
  readonly queue: CheckQueue;
  readonly outbox: OutboxStore;
  readonly bindings: CheckBindings;
  readonly settings: Settings;
  readonly timeTracker: TimeTracker | undefined;
  readonly ticketTrackers: readonly TicketTracker[];
  readonly ticketLog: TicketLog;
  /** The requests that a vendor may be sent, counted for all replicas. */
  readonly budgetFor: (name: string, perHour: number) => RequestBudget;
  readonly notifications: Pick<NotificationService, 'send'>;
  readonly logger: LoggerService;
}

/** Everything that happens by itself: after a commit, on schedule, at the start and the end. */
export class Workers {
  readonly #options: WorkersOptions;
  readonly #checks: CheckWorker;
  readonly #outbox: OutboxWorker;
  readonly #keeper: TimeKeeper | undefined;
  readonly #tickets: TicketKeeper;

  constructor(options: WorkersOptions) {
    const { service, timeTracker, logger } = options;
    this.#options = options;
    this.#keeper =
      timeTracker &&
      new TimeKeeper({
        tracker: timeTracker,
        budget: options.budgetFor(timeTracker.id, timeTracker.requestsPerHour),
        recorder: service,
        logger,
      });
    this.#tickets = new TicketKeeper({
      trackers: options.ticketTrackers,
      budgetFor: options.budgetFor,
      recorder: service,
      log: options.ticketLog,
      logger,
    });
    this.#checks = new CheckWorker({
      queue: options.queue,
      bindings: options.bindings,
      recorder: service,
      policy: options.settings.policy,
      settings: options.settings.checkRuns,
      logger,
    });
    this.#outbox = new OutboxWorker({
      outbox: options.outbox,
      logger,
      perform: effect =>
        performEffect(effect, {
          notifications: options.notifications,
          noteNotified: (id, to) => service.noteNotified(id, to),
          closeTicket: (releaseId, ticket) =>
            this.#tickets.close(releaseId, ticket),
          sendTime: async (releaseId, entryId) => {
            if (!this.#keeper) {
              throw new Error('No time tracker is connected');
            }
            await this.#keeper.send(releaseId, entryId);
          },
        }),
    });
    service.runChecksWith(this.#checks);
    service.readTicketsWith(this.#tickets);
    if (this.#keeper) {
      service.proveTimeWith(this.#keeper);
    }
  }

  /** Does what a commit left to be done. */
  follow({ hasEffects, hasChecks, linkedIn }: Change): void {
    linkedIn.forEach(releaseId => {
      this.#tickets
        .read(releaseId)
        .catch(error =>
          this.#options.logger.warn('Tickets could not be read', error),
        );
    });
    if (hasEffects) {
      void this.#drainOutbox();
    }
    if (hasChecks) {
      void this.#runDueChecks();
    }
  }

  /** How the connected tools are doing. */
  async integrations(): Promise<readonly IntegrationState[]> {
    const { timeTracker, store } = this.#options;
    const checkedAt = await store.now();
    const time =
      this.#keeper && timeTracker
        ? [
            stateOf(
              timeTracker,
              'time-tracker',
              await this.#keeper.health(),
              checkedAt,
            ),
          ]
        : [];
    const tickets = await Promise.all(
      this.#tickets.trackers.map(async tracker =>
        stateOf(
          tracker,
          'ticket-tracker',
          await this.#tickets.health(tracker),
          checkedAt,
        ),
      ),
    );
    return [...time, ...tickets];
  }

  /** Looks at tickets again, and at what stands on them: a tracker gave a hint. */
  async followHint(): Promise<void> {
    await this.#tickets.readAll();
    await this.#runDueChecks();
  }

  /** Schedules what is done again and again. */
  async start(scheduler: SchedulerService): Promise<void> {
    const { service, store, logger, bindings, timeTracker } = this.#options;
    await scheduler.scheduleTask({
      id: 'release-gate-sweep',
      frequency: { minutes: 1 },
      timeout: { minutes: 5 },
      fn: async () => {
        await sweep({ store, service, logger });
        // Reminders were written to it.
        await this.#drainOutbox();
      },
    });
    await scheduler.scheduleTask({
      id: 'release-gate-outbox',
      frequency: { seconds: 30 },
      timeout: { minutes: 5 },
      scope: 'local',
      fn: () => this.#drainOutbox(),
    });
    await scheduler.scheduleTask({
      id: 'release-gate-rebuild-projections',
      frequency: { trigger: 'manual' },
      timeout: { hours: 1 },
      fn: async () => {
        const count = await store.rebuild();
        logger.info(`${count} releases were computed anew from events`);
      },
    });
    if (!bindings.isEmpty) {
      await this.#startChecks(scheduler);
    }
    if (this.#tickets.trackers.length > 0) {
      await scheduler.scheduleTask({
        id: 'release-gate-tickets',
        frequency: { minutes: TICKET_MINUTES },
        timeout: { minutes: 5 },
        fn: () => this.#tickets.readAll(),
      });
    }
    if (this.#keeper && timeTracker) {
      const keeper = this.#keeper;
      void keeper.meet();
      await scheduler.scheduleTask({
        id: 'release-gate-time',
        frequency: { minutes: proofMinutes(timeTracker.requestsPerHour) },
        timeout: { minutes: 5 },
        fn: () => keeper.proveAll(),
      });
    }
  }

  /** Ends what is in hand; what waits is for the next process. */
  async stop(): Promise<void> {
    await Promise.all([this.#outbox.stop(), this.#checks.stop()]);
  }

  async #startChecks(scheduler: SchedulerService): Promise<void> {
    const { service, settings } = this.#options;
    await scheduler.scheduleTask({
      id: 'release-gate-plan-checks',
      frequency: { minutes: 5 },
      timeout: { minutes: 10 },
      scope: 'local',
      fn: () => service.planAllChecks(),
    });
    await scheduler.scheduleTask({
      id: 'release-gate-checks',
      frequency: { milliseconds: sweepMs(settings) },
      timeout: { minutes: 10 },
      scope: 'local',
      fn: () => this.#runDueChecks(),
    });
  }

  #drainOutbox(): Promise<void> {
    return this.#outbox
      .drain()
      .catch(error =>
        this.#options.logger.error('The outbox stands still', error),
      );
  }

  #runDueChecks(): Promise<void> {
    return this.#checks
      .drain()
      .catch(error =>
        this.#options.logger.error('The checks stand still', error),
      );
  }
}

function stateOf(
  { id, title, place }: Pick<TimeTracker, 'id' | 'title' | 'place'>,
  kind: IntegrationState['kind'],
  health: IntegrationHealth,
  checkedAt: string,
): IntegrationState {
  return {
    id,
    title,
    kind,
    ...(place !== undefined && { place }),
    ...health,
    checkedAt,
  };
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
