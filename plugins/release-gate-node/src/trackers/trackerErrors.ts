/**
 * A tracker will not do this, whenever it is asked: somebody has to change
 * something first. The message says what, in one sentence without secrets.
 *
 * @public
 */
export class TrackerRejection extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TrackerRejection';
  }
}

/**
 * A tracker could not be asked now. It is asked again later, not before
 * `retryAfterMs` where the tracker named a time.
 *
 * @public
 */
export class TrackerUnavailable extends Error {
  readonly retryAfterMs?: number;

  constructor(message: string, retryAfterMs?: number) {
    super(message);
    this.name = 'TrackerUnavailable';
    this.retryAfterMs = retryAfterMs;
  }
}

/** By name: copies of a package have classes of their own. @public */
export function isTrackerRejection(error: unknown): error is TrackerRejection {
  return error instanceof Error && error.name === 'TrackerRejection';
}

/** By name: copies of a package have classes of their own. @public */
export function isTrackerUnavailable(
  error: unknown,
): error is TrackerUnavailable {
  return error instanceof Error && error.name === 'TrackerUnavailable';
}
