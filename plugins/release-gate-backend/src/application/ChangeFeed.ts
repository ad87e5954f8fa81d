import type {
  ReleaseId,
  EntityRef,
} from 'backstage-plugin-release-gate-common';
/** What was changed by a commit. */
export interface Change {
  readonly entityRef: EntityRef;
  readonly releaseIds: readonly ReleaseId[];
  /** Whether effects were written that wait to be done. */
  readonly hasEffects: boolean;
  /** Whether there are checks to be run. */
  readonly hasChecks: boolean;
  /** The releases to which tickets were linked. */
  readonly linkedIn: readonly ReleaseId[];
}

/** Tells whoever follows what was changed: after the commit, never before. */
export class ChangeFeed {
  readonly #listeners: ((change: Change) => void)[] = [];

  subscribe(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  publish(change: Change): void {
    this.#listeners.forEach(listener => listener(change));
  }
}
