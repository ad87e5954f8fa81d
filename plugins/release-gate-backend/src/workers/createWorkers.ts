import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Ports } from '../application/Parts';
import type { SystemNotes } from '../application/notes/SystemNotes';
import { CheckWorker } from './CheckWorker';
import { HealthMemory } from './HealthMemory';
import { OutboxWorker } from './OutboxWorker';
import { TicketWorker } from './TicketWorker';
import { TimeWorker } from './TimeWorker';
import { Workers } from './Workers';
import { type BudgetFor, READERS_SHARE } from './budgetFor';
import { performEffect } from './performEffect';

export interface WorkerPorts
  extends Pick<
    Ports,
    'queue' | 'bindings' | 'settings' | 'integrations' | 'ticketLog' | 'outbox'
  > {
  readonly notes: SystemNotes;
  /** The requests that a vendor may be sent, counted for all replicas. */
  readonly budgetFor: BudgetFor;
  readonly notifications: Pick<NotificationService, 'send'>;
  readonly logger: LoggerService;
}

export function createWorkers(ports: WorkerPorts): Workers {
  const { notes, logger, settings, integrations, budgetFor } = ports;
  const { timeTracker, ticketTrackers } = integrations;
  const time =
    timeTracker &&
    new TimeWorker({
      tracker: timeTracker,
      budget: budgetFor(timeTracker.id, timeTracker.requestsPerHour),
      readBudget: budgetFor(
        timeTracker.id,
        timeTracker.requestsPerHour,
        READERS_SHARE,
      ),
      recorder: notes,
      logger,
    });
  const tickets = new TicketWorker({
    trackers: ticketTrackers,
    budgetFor,
    recorder: notes,
    log: ports.ticketLog,
    logger,
  });
  const checks = new CheckWorker({
    queue: ports.queue,
    bindings: ports.bindings,
    recorder: notes,
    policy: settings.policy,
    settings: settings.checkRuns,
    logger,
  });
  const outbox = new OutboxWorker({
    outbox: ports.outbox,
    logger,
    perform: effect =>
      performEffect(effect, {
        notifications: ports.notifications,
        noteNotified: (id, to) => notes.noteNotified(id, to),
        closeTicket: (id, ticket) => tickets.close(id, ticket),
        sendTime: async (id, entryId) => {
          if (!time) {
            throw new Error('No time tracker is connected');
          }
          await time.send(id, entryId);
        },
      }),
  });
  const health = new HealthMemory(() => notes.now());
  return new Workers({ checks, outbox, tickets, time, health, logger });
}
