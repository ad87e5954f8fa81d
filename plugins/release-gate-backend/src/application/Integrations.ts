import type {
  IntegrationHealth,
  TimeTracker,
} from 'backstage-plugin-release-gate-node';

/** What modules have connected. */
export interface Integrations {
  readonly timeTracker?: TimeTracker;
}

/** An integration and how it is doing. */
export interface IntegrationState extends IntegrationHealth {
  readonly id: string;
  readonly title: string;
  readonly kind: 'time-tracker';
  readonly place?: string;
  readonly checkedAt: string;
}
