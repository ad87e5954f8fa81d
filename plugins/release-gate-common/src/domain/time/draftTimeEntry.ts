/** Work that pauses for longer than this is two pieces of work. */
const LONGEST_PAUSE_MS = 30 * 60_000;
/** What a person does before the first thing that is recorded of it. */
const LEAD_MS = 10 * 60_000;

/**
 * A proposal for a time entry, for the person to confirm or change. Whole
 * seconds, UTC.
 *
 * @public
 */
export interface TimeEntryDraft {
  readonly start: string;
  readonly end: string;
}

function wholeSeconds(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000)
    .toISOString()
    .replace('.000Z', 'Z');
}

/**
 * Drafts a time entry from the instants of a person's own events: from the
 * first of them, for as long as they worked. Pauses of more than half an hour
 * do not count, and every piece of work begins ten minutes before its first
 * event. Undefined where the person has no event.
 *
 * @param instants - ISO 8601, in any order
 * @public
 */
export function draftTimeEntry(
  instants: readonly string[],
): TimeEntryDraft | undefined {
  const times = instants.map(at => Date.parse(at)).sort((a, b) => a - b);
  if (times.length === 0) {
    return undefined;
  }
  const worked = times.reduce((sum, at, index) => {
    const pause = index === 0 ? Infinity : at - times[index - 1];
    return sum + (pause > LONGEST_PAUSE_MS ? LEAD_MS : pause);
  }, 0);
  const start = times[0] - LEAD_MS;
  return { start: wholeSeconds(start), end: wholeSeconds(start + worked) };
}
