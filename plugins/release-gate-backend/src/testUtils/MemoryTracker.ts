import {
  type TrackerCall,
  TrackerUnavailable,
} from 'backstage-plugin-release-gate-node';

/** What the trackers in memory have in common: they do what they are told to. */
export class MemoryTracker {
  /** What happens to every question; undefined for nothing. */
  fault: (() => Error) | undefined;
  /** Whether questions are never answered. */
  hangs = false;
  requests = 0;

  /** Comes before every answer. */
  protected async meet({ budget, signal }: TrackerCall): Promise<void> {
    await budget.take();
    this.requests += 1;
    if (this.hangs && !signal.aborted) {
      await new Promise(resolve =>
        signal.addEventListener('abort', resolve, { once: true }),
      );
    }
    if (signal.aborted) {
      throw new TrackerUnavailable('It did not answer');
    }
    if (this.fault) {
      throw this.fault();
    }
  }
}
