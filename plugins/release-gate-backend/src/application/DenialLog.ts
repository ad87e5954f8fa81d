import type { ReleaseId } from 'backstage-plugin-release-gate-common';
/** Counts denials that are not kept: a number for a release and a day, whatever was asked. */
export interface DenialLog {
  /** Resolves once it is written. @param now - ISO 8601 UTC; the day is of UTC */
  count(releaseId: ReleaseId, now: string): Promise<void>;
  /** How many were counted, by day, the latest first. */
  countsOf(
    releaseId: ReleaseId,
  ): Promise<readonly { readonly day: string; readonly count: number }[]>;
}
