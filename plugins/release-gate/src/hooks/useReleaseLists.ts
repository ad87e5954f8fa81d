import { useApi } from '@backstage/core-plugin-api';
import type {
  ReleaseFilter,
  ReleaseListItem,
} from 'backstage-plugin-release-gate-common';
import { useCallback, useRef, useState } from 'react';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import { type Failure, failureOf } from '../words/failure';
import { type Pages, readPages, withPage } from './releasePages';
import { useLiveResource } from './useLiveResource';
import type { Resource } from './useResource';

/** What one of several lists holds so far. */
interface ReleaseListPart {
  readonly items: readonly ReleaseListItem[];
  /** How many there are on the server. */
  readonly totalItems: number;
  /** There are more than `totalItems`. */
  readonly totalIsAtLeast: boolean;
  /** Reads the next page, where there is one. */
  readonly more: (() => void) | undefined;
}

export interface ReleaseLists {
  /** One for each filter; undefined while they are read for the first time. */
  readonly parts: readonly ReleaseListPart[] | undefined;
  readonly failure: Failure | undefined;
  readonly refresh: () => void;
}

/** Reads the next page of one of several lists: each page once, however often it is asked for. */
function useNextPage(options: {
  readonly filters: readonly ReleaseFilter[] | undefined;
  /** How many pages are shown of each list. */
  readonly counts: () => number[];
  readonly replace: Resource<readonly Pages[]>['replace'];
  readonly onFailure: (failure: Failure | undefined) => void;
}) {
  const { filters, counts, replace, onFailure } = options;
  const api = useApi(releaseGateApiRef);
  const reading = useRef(new Set<string>());
  return async (index: number, cursor: string) => {
    if (!filters || reading.current.has(cursor)) {
      return;
    }
    reading.current.add(cursor);
    const shown = counts();
    try {
      const page = await api.releases({ ...filters[index], cursor });
      onFailure(undefined);
      shown[index] = (shown[index] ?? 1) + 1;
      replace(parts =>
        parts.map((part, at) =>
          at === index && part.nextCursor === cursor
            ? withPage(part, page)
            : part,
        ),
      );
    } catch (thrown) {
      onFailure(failureOf(thrown));
    } finally {
      reading.current.delete(cursor);
    }
  };
}

/**
 * Several lists of releases that are read together and kept up to date, with
 * all the pages that are shown of each. Without filters nothing is read yet.
 */
export function useReleaseLists(
  filters: readonly ReleaseFilter[] | undefined,
): ReleaseLists {
  const api = useApi(releaseGateApiRef);
  const key = filters && JSON.stringify(filters);
  const shown = useRef<{ readonly key?: string; readonly counts: number[] }>({
    counts: [],
  });
  if (shown.current.key !== key) {
    shown.current = { key, counts: [] };
  }
  const [moreFailure, setMoreFailure] = useState<Failure>();
  const load = useCallback((): Promise<readonly Pages[]> => {
    if (key === undefined) {
      return new Promise(() => undefined);
    }
    setMoreFailure(undefined);
    const { counts } = shown.current;
    return Promise.all(
      (JSON.parse(key) as ReleaseFilter[]).map((filter, index) =>
        readPages(api, filter, () => counts[index] ?? 1),
      ),
    );
  }, [api, key]);
  const { value, failure, refresh, replace } = useLiveResource(
    load,
    () => true,
  );

  const readMore = useNextPage({
    filters,
    counts: () => shown.current.counts,
    replace,
    onFailure: setMoreFailure,
  });
  return {
    parts: value?.map(
      ({ items, totalItems, totalIsAtLeast, nextCursor }, index) => ({
        items,
        totalItems,
        totalIsAtLeast,
        more:
          nextCursor === undefined
            ? undefined
            : () => {
                readMore(index, nextCursor).catch(() => undefined);
              },
      }),
    ),
    failure: failure ?? moreFailure,
    refresh,
  };
}
