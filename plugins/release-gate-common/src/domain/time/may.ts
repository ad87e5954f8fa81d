import { refuseNonOwner } from '../authority/authority';
import type { Context } from '../model/context';
import { type Refusal, type Refused, no, refusal } from '../model/refusals';
import { type ReleaseNow, isCancelled } from '../model/release';
import type { TimeEntry } from '../model/timeEntry';

/** How far ahead of the server a person's clock may be. */
const CLOCK_TOLERANCE_MS = 60_000;
/** Longer than anybody works on end: a typing error. */
const LONGEST_ENTRY_MS = 24 * 3_600_000;

/** The time tracker, where this actor may log time on the release. */
export function mayLogTime(
  release: ReleaseNow,
  context: Context,
): { readonly tracker: string } | Refused {
  const refused = refuseNonOwner(context);
  if (refused) {
    return { refused };
  }
  const { timeTracker } = context;
  if (timeTracker === undefined) {
    return no(
      'no-time-tracker',
      'No time tracker is connected: complete the item with a note instead',
    );
  }
  return isCancelled(release)
    ? no('release-ended', 'The release was cancelled')
    : { tracker: timeTracker };
}

/** Why nobody can have worked from `start` to `end`; undefined if they can. */
export function refuseInterval(
  { start, end }: Pick<TimeEntry, 'start' | 'end'>,
  now: string,
): Refusal | undefined {
  const length = Date.parse(end) - Date.parse(start);
  if (length <= 0) {
    return refusal('invalid-interval', 'end must be later than start');
  }
  if (length > LONGEST_ENTRY_MS) {
    return refusal('invalid-interval', 'end must be within a day of start');
  }
  return Date.parse(end) > Date.parse(now) + CLOCK_TOLERANCE_MS
    ? refusal('invalid-interval', 'end must not lie in the future')
    : undefined;
}
