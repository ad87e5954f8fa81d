import type { RequestBudget } from 'backstage-plugin-release-gate-node';

/** Of the requests that a tracker may be sent, the part that reading may use up; the rest is for writing. */
export const READERS_SHARE = 0.6;

/** A budget of requests an hour; with a `share`, one that leaves the rest of them to others. */
export type BudgetFor = (
  name: string,
  perHour: number,
  share?: number,
) => RequestBudget;
