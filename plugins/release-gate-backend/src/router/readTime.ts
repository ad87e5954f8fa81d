import { invalidInput } from '../application/invalidInput';
import type { RequestOf } from 'backstage-plugin-release-gate-common';
import { Duration } from 'luxon';
import type { TimeInput } from '../application/commands/logTime';

/** As the rule for an entry has it; beyond, no end can be computed. */
const LONGEST_MS = 24 * 3_600_000;

/** Trackers know whole seconds. */
function wholeSeconds(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString();
}

function endOf({ start, end, duration }: RequestOf<'logTime'>['body']): number {
  if (end !== undefined) {
    return Date.parse(end);
  }
  const length = Duration.fromISO(duration ?? '').toMillis();
  if (!(length > 0 && length <= LONGEST_MS)) {
    throw invalidInput(
      'duration must be longer than nothing and at most a day',
    );
  }
  return Date.parse(start) + length;
}

/** Time as the API takes it, with its end, in whole seconds. */
export function readTime(
  body: RequestOf<'logTime'>['body'],
): Omit<TimeInput, 'releaseId'> {
  const { start, description, billable, expectedRevision } = body;
  return {
    start: wholeSeconds(Date.parse(start)),
    end: wholeSeconds(endOf(body)),
    description: description ?? '',
    billable: billable ?? false,
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
}
