/**
 * How many requests may still be sent to a vendor, counted for all replicas
 * together.
 *
 * @public
 */
export interface RequestBudget {
  /**
   * Takes one request from the budget of the hour that ends now.
   *
   * @throws TrackerUnavailable when nothing is left
   */
  take(): Promise<void>;
}

/**
 * What a tracker is called with.
 *
 * @public
 */
export interface TrackerCall {
  /** Aborted when the answer is no longer waited for. */
  readonly signal: AbortSignal;
  /** To be asked before every request. */
  readonly budget: RequestBudget;
}

/**
 * How an integration is doing, without secrets.
 *
 * @public
 */
export interface IntegrationHealth {
  readonly status: 'ok' | 'failing' | 'unavailable';
  /** One sentence: what works, or what to change. */
  readonly message: string;
}
