import type { ReleaseId } from 'backstage-plugin-release-gate-common';
/** Runs checks because somebody asks for it, not because they are due. */
export interface CheckRunner {
  /**
   * Runs these checks of a release now and ends when all of them have run, or
   * after `deadlineMs`: what takes longer goes on by itself.
   */
  runNow(
    releaseId: ReleaseId,
    targets: readonly string[],
    deadlineMs: number,
  ): Promise<void>;
}

/** How long somebody waits for checks that they asked for. */
export const RUN_NOW_DEADLINE_MS = 9_000;
