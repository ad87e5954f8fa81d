import { type ReleaseList, useReleaseList } from './useReleaseList';

// Whole in every portal that was ever heard of, so that the longest waiting is among them.
const WAITING = { awaitingMyDecision: true, limit: 100 } as const;

/** The releases that wait for the viewer's decision. */
export function useWaitingForMe(): ReleaseList {
  return useReleaseList(WAITING);
}
