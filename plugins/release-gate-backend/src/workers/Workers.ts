import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  IntegrationHealth,
  TimeTracker,
} from 'backstage-plugin-release-gate-node';
import type { Change } from '../application/ChangeFeed';
import type { IntegrationWatch, ToolState } from '../application/Integrations';
import type { CheckWorker } from './CheckWorker';
import type { OutboxWorker } from './OutboxWorker';
import type { TicketWorker } from './TicketWorker';
import type { TimeWorker } from './TimeWorker';

/** Everybody who does something by itself. Without a time tracker nobody looks for time. */
export class Workers implements IntegrationWatch {
  readonly checks: CheckWorker;
  readonly outbox: OutboxWorker;
  readonly tickets: TicketWorker;
  readonly time?: TimeWorker;
  readonly #logger: LoggerService;

  constructor(options: {
    readonly checks: CheckWorker;
    readonly outbox: OutboxWorker;
    readonly tickets: TicketWorker;
    readonly time: TimeWorker | undefined;
    readonly logger: LoggerService;
  }) {
    this.checks = options.checks;
    this.outbox = options.outbox;
    this.tickets = options.tickets;
    this.time = options.time;
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
  async followHint(trackerId: string): Promise<void> {
    await this.checks.followHint(trackerId);
    await this.tickets.readAll();
  }

  /** How the connected tools are doing. */
  async integrations(): Promise<readonly ToolState[]> {
    const { time, tickets } = this;
    const timeStates = time
      ? [stateOf(time.tracker, 'time-tracker', await time.health())]
      : [];
    const ticketStates = tickets.trackers.map(async tracker =>
      stateOf(tracker, 'ticket-tracker', await tickets.health(tracker)),
    );
    return [...timeStates, ...(await Promise.all(ticketStates))];
  }

  /** Ends what is in hand; what waits is for the next process. */
  async stop(): Promise<void> {
    await Promise.all([this.outbox.stop(), this.checks.stop()]);
  }
}

function stateOf(
  { id, title, place }: Pick<TimeTracker, 'id' | 'title' | 'place'>,
  kind: ToolState['kind'],
  health: IntegrationHealth,
): ToolState {
  return {
    id,
    title,
    kind,
    ...(place !== undefined && { place }),
    ...health,
  };
}
