import { z } from 'zod/v4';
import type { TimeEntryState } from '../../domain/model/timeEntry';
import { exactly, instant, named, oneOf } from './exactly';

/** @public */
export interface TimeEntryJson {
  readonly id: string;
  readonly state: TimeEntryState;
  readonly tracker: string;
  readonly person: string;
  readonly start: string;
  readonly end: string;
  readonly description: string;
  readonly billable: boolean;
  readonly url?: string;
  /** Why it failed. */
  readonly message?: string;
}

export const timeEntryJson = named(
  'TimeEntry',
  exactly<TimeEntryJson>({
    id: z.string(),
    state: oneOf<TimeEntryState>({ pending: true, logged: true, failed: true }),
    tracker: z.string(),
    person: z.string(),
    start: instant,
    end: instant,
    description: z.string(),
    billable: z.boolean(),
    url: z.string().optional(),
    message: z.string().optional(),
  }),
);
