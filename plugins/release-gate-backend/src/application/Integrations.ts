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
export interface ToolState extends IntegrationHealth {
  readonly id: string;
  readonly title: string;
  readonly kind: 'time-tracker' | 'ticket-tracker';
  readonly place?: string;
}

/** How an integration was doing at an instant. */
export type IntegrationState = ToolState & { readonly checkedAt: string };

/** Asks the connected tools how they are doing. */
export interface IntegrationWatch {
  integrations(): Promise<readonly ToolState[]>;
}
