import type { ReleaseId } from '../names';
/** What every command on a release says of it. @public */
export interface OnRelease {
  readonly releaseId: ReleaseId;
  /** Refused as `stale-revision` when the release is no longer at it. */
  readonly expectedRevision?: number;
}
