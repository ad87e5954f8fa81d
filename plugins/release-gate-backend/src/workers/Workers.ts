import type { LoggerService } from '@backstage/backend-plugin-api';
import type { TimeTracker } from 'backstage-plugin-release-gate-node';
import type { Change } from '../application/ChangeFeed';
import type {
  IntegrationState,
  IntegrationWatch,
} from '../application/Integrations';
import type { CheckWorker } from './CheckWorker';
import { HintFollower } from './HintFollower';
import type { HealthMemory, KnownHealth } from './HealthMemory';
import type { OutboxWorker } from './OutboxWorker';
import type { TicketWorker } from './TicketWorker';
import type { TimeWorker } from './TimeWorker';

/** Everybody who does something by itself. Without a time tracker nobody looks for time. */
export class Workers implements IntegrationWatch {
  readonly checks: CheckWorker;
  readonly outbox: OutboxWorker;
  readonly tickets: TicketWorker;
  readonly time?: TimeWorker;
  readonly #health: HealthMemory;
  readonly #logger: LoggerService;
  readonly #hints = new HintFollower(async trackerId => {
    await this.checks.followHint(trackerId);
    await this.tickets.readAll(trackerId);
  });

  constructor(options: {
    readonly checks: CheckWorker;
    readonly outbox: OutboxWorker;
    readonly tickets: TicketWorker;
    readonly time: TimeWorker | undefined;
    readonly health: HealthMemory;
    readonly logger: LoggerService;
  }) {
    this.checks = options.checks;
    this.outbox = options.outbox;
    this.tickets = options.tickets;
    this.time = options.time;
    this.#health = options.health;
    this.#logger = options.logger;
  }

  /** Does what a commit left to be done. */
  follow({ hasEffects, hasChecks, linkedIn }: Change): void {
    linkedIn.forEach(releaseId => {
      this.tickets
        .read(releaseId)
        .catch(error => this.#logger.warn('Tickets could not be read', error));
    });
    if (hasEffects) {
      void this.outbox.drain();
    }
    if (hasChecks) {
      void this.checks.drain();
    }
  }

  /** Looks again at tickets, and at what the tracker's own checks say: it gave a hint. */
  followHint(trackerId: string): Promise<void> {
    return this.#hints.follow(trackerId);
  }

  /** How the connected tools are doing, or were some minutes ago. */
  async integrations(): Promise<readonly IntegrationState[]> {
    const { time, tickets } = this;
    const states: IntegrationState[] = [];
    if (time) {
      const { tracker } = time;
      const health = await this.#health.of(tracker.id, () => time.health());
      states.push(stateOf(tracker, 'time-tracker', health));
    }
    for (const tracker of tickets.trackers) {
      const health = await this.#health.of(tracker.id, () =>
        tickets.health(tracker),
      );
      states.push(stateOf(tracker, 'ticket-tracker', health));
    }
    return states;
  }

  /** Ends what is in hand; what waits is for the next process. */
  async stop(): Promise<void> {
    await Promise.all([this.outbox.stop(), this.checks.stop()]);
  }
}

function stateOf(
  { id, title, place }: Pick<TimeTracker, 'id' | 'title' | 'place'>,
  kind: IntegrationState['kind'],
  health: KnownHealth,
): IntegrationState {
  return {
    id,
    title,
    kind,
    ...(place !== undefined && { place }),
    ...health,
  };
}
