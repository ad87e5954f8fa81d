import { useReleaseList } from './useReleaseList';

const COUNTED = { awaitingMyDecision: true, limit: 1 } as const;

/** How many releases wait for the viewer's decision; undefined while that is not known. */
export function useWaitingCount(): number | undefined {
  return useReleaseList(COUNTED).totalItems;
}
