/** No event that this portal wrote is of this time or later. */
const END_OF_TIME_MS = Date.UTC(2200, 0);

/** The time of what is done now, ISO 8601 UTC. */
export interface Time {
  readonly now: string;
  /** What the database's clock says, where that is another time: it has gone back. */
  readonly clock?: string;
}

/** The later of two instants; one that nobody can read says nothing. */
export function laterOf(a: string, b: string): string {
  const ms = Date.parse(b);
  return ms < END_OF_TIME_MS && ms > Date.parse(a)
    ? new Date(ms).toISOString()
    : a;
}

/**
 * The time by the clock, and never before what has already happened in the
 * streams that it is for: a clock that goes back revives nothing, and stops
 * nothing either.
 *
 * @param past - when the last event of each of the streams happened
 */
export function timeOf(
  clock: string,
  past: readonly (string | undefined)[],
): Time {
  const now = past.reduce<string>(
    (latest, at) => (at === undefined ? latest : laterOf(latest, at)),
    clock,
  );
  return now === clock ? { now } : { now, clock };
}
