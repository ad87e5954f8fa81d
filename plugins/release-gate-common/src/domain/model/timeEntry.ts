/**
 * What became of a time entry: it waits to be sent, the tracker has it, or the
 * tracker refused it.
 *
 * @public
 */
export type TimeEntryState = 'pending' | 'logged' | 'failed';

/**
 * Time that a person spent on the release. Whole seconds, UTC.
 *
 * @public
 */
export interface TimeEntry {
  readonly id: string;
  readonly state: TimeEntryState;
  readonly tracker: string;
  readonly person: string;
  readonly start: string;
  readonly end: string;
  readonly description: string;
  readonly billable: boolean;
  /** What the tracker calls it, once it has it. */
  readonly trackerId?: string;
  readonly url?: string;
  /** Why it failed. */
  readonly message?: string;
}

/**
 * What is known of the time that the tracker holds for the release, whoever
 * entered it there.
 *
 * @public
 */
export interface TimeProof {
  readonly found: boolean;
  readonly tracker: string;
  readonly message: string;
  readonly at: string;
}
