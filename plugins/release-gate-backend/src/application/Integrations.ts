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

/** How an integration was doing at an instant. */
export interface IntegrationState extends IntegrationHealth {
  readonly id: string;
  readonly title: string;
  readonly kind: 'time-tracker' | 'ticket-tracker';
  readonly place?: string;
  readonly checkedAt: string;
}

/** Knows how the connected tools are doing. */
export interface IntegrationWatch {
  integrations(): Promise<readonly IntegrationState[]>;
}
