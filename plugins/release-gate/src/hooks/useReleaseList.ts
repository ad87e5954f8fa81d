import type {
  ReleaseFilter,
  ReleaseListItem,
} from 'backstage-plugin-release-gate-common';
import type { Failure } from '../words/failure';
import { useReleaseLists } from './useReleaseLists';

export interface ReleaseList {
  /** Undefined while it is read for the first time. */
  readonly items: readonly ReleaseListItem[] | undefined;
  /** How many there are on the server; undefined where nobody counted them. */
  readonly totalItems: number | undefined;
  /** There are more than `totalItems`. */
  readonly totalIsAtLeast?: boolean;
  readonly failure: Failure | undefined;
  readonly refresh: () => void;
  /** Reads the next page, where there is one. */
  readonly more: (() => void) | undefined;
}

/** A list of releases, kept up to date. Without a filter nothing is read yet. */
export function useReleaseList(filter: ReleaseFilter | undefined): ReleaseList {
  const { parts, failure, refresh } = useReleaseLists(filter && [filter]);
  const part = parts?.[0];
  return {
    items: part?.items,
    totalItems: part?.totalItems,
    totalIsAtLeast: part?.totalIsAtLeast,
    failure,
    refresh,
    more: part?.more,
  };
}
