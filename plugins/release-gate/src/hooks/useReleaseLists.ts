import { useApi } from '@backstage/core-plugin-api';
import type {
  Page,
  ReleaseFilter,
  ReleaseGateApi,
  ReleaseListItem,
} from 'backstage-plugin-release-gate-common';
import { useCallback, useRef, useState } from 'react';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import { type Failure, failureOf } from '../words/failure';
import { useLiveResource } from './useLiveResource';

/** What one of several lists holds so far. */
export interface ReleaseListPart {
  readonly items: readonly ReleaseListItem[];
  /** How many there are on the server. */
  readonly totalItems: number;
  /** Reads the next page, where there is one. */
  readonly more: (() => void) | undefined;
}

export interface ReleaseLists {
  /** One for each filter; undefined while they are read for the first time. */
  readonly parts: readonly ReleaseListPart[] | undefined;
  readonly failure: Failure | undefined;
  readonly refresh: () => void;
}

interface Pages {
  readonly items: readonly ReleaseListItem[];
  readonly totalItems: number;
  readonly nextCursor: string | undefined;
  readonly count: number;
}

const NO_PAGES: Pages = {
  items: [],
  totalItems: 0,
  nextCursor: undefined,
  count: 0,
};

/** Releases that came in meanwhile move the pages, so that one may be on two of them. */
function withPage(before: Pages, page: Page<ReleaseListItem>): Pages {
  const known = new Set(before.items.map(({ id }) => id));
  return {
    items: [...before.items, ...page.items.filter(({ id }) => !known.has(id))],
    totalItems: page.totalItems,
    nextCursor: page.pageInfo.nextCursor,
    count: before.count + 1,
  };
}

async function readPages(
  api: ReleaseGateApi,
  filter: ReleaseFilter,
  wanted: () => number,
): Promise<Pages> {
  let pages = withPage(NO_PAGES, await api.releases(filter));
  while (pages.count < wanted() && pages.nextCursor !== undefined) {
    pages = withPage(
      pages,
      await api.releases({ ...filter, cursor: pages.nextCursor }),
    );
  }
  return pages;
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

  const reading = useRef(new Set<string>());
  const readMore = async (index: number, cursor: string) => {
    if (!filters || reading.current.has(cursor)) {
      return;
    }
    reading.current.add(cursor);
    const { counts } = shown.current;
    try {
      const page = await api.releases({ ...filters[index], cursor });
      setMoreFailure(undefined);
      counts[index] = (counts[index] ?? 1) + 1;
      replace(parts =>
        parts.map((part, at) =>
          at === index && part.nextCursor === cursor
            ? withPage(part, page)
            : part,
        ),
      );
    } catch (thrown) {
      setMoreFailure(failureOf(thrown));
    } finally {
      reading.current.delete(cursor);
    }
  };
  return {
    parts: value?.map(({ items, totalItems, nextCursor }, index) => ({
      items,
      totalItems,
      more:
        nextCursor === undefined
          ? undefined
          : () => {
              readMore(index, nextCursor).catch(() => undefined);
            },
    })),
    failure: failure ?? moreFailure,
    refresh,
  };
}
