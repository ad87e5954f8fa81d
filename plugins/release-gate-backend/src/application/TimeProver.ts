import type { ReleaseId } from 'backstage-plugin-release-gate-common';
/** Looks whether the time of releases is logged, because somebody asks. */
export interface TimeProver {
  prove(releaseIds: readonly ReleaseId[]): Promise<void>;
}
