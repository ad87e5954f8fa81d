/** The instant `milliseconds` after `instant`, both ISO 8601 UTC. */
export function after(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/**
 * Whether `instant` has come at `now`. An instant is reached at itself.
 *
 * @public
 */
export function reached(instant: string, now: string): boolean {
  return Date.parse(instant) <= Date.parse(now);
}

/** How far two instants lie apart, in milliseconds, never negative. */
export function distanceMs(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b));
}
