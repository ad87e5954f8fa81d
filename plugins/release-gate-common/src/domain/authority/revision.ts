import { type Refusal, refusal } from '../model/refusals';
import type { Release } from '../model/release';

/** Somebody has changed the release since the caller looked at it. @public */
export function refuseStaleRevision(
  { revision }: Release,
  expectedRevision: number | undefined,
): Refusal | undefined {
  return expectedRevision === undefined || expectedRevision === revision
    ? undefined
    : refusal(
        'stale-revision',
        `expectedRevision is ${expectedRevision}, and the release is at ${revision}`,
      );
}
