import type {
  IntegrationHealth,
  TicketTracker,
  TimeTracker,
} from 'backstage-plugin-release-gate-node';

/** What modules have connected. */
export interface Integrations {
  readonly timeTracker?: TimeTracker;
  readonly ticketTrackers: readonly TicketTracker[];
}

/** An integration and how it is doing. */
export interface IntegrationState extends IntegrationHealth {
  readonly id: string;
  readonly title: string;
  readonly kind: 'time-tracker' | 'ticket-tracker';
  readonly place?: string;
  readonly checkedAt: string;
}
