import { useApi } from '@backstage/core-plugin-api';
import type {
  Page,
  ReleaseFilter,
  ReleaseListItem,
} from 'backstage-plugin-release-gate-common';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import { type Failure, failureOf } from '../words/failure';
import { useLive } from './useLive';
import { useResource } from './useResource';

export interface ReleaseList {
  /** Undefined while it is read for the first time. */
  readonly items: readonly ReleaseListItem[] | undefined;
  readonly totalItems: number;
  readonly failure: Failure | undefined;
  readonly retry: () => void;
  /** Reads the next page, where there is one. */
  readonly more: (() => void) | undefined;
}

type Releases = Page<ReleaseListItem>;
const WHOLE: Releases = { items: [], pageInfo: {}, totalItems: 0 };

/** A list of releases, kept up to date. Without a filter nothing is read yet. */
export function useReleaseList(filter: ReleaseFilter | undefined): ReleaseList {
  const api = useApi(releaseGateApiRef);
  const key = filter && JSON.stringify(filter);
  const load = useCallback(
    (): Promise<Releases> =>
      key === undefined
        ? new Promise(() => undefined)
        : api.releases(JSON.parse(key) as ReleaseFilter),
    [api, key],
  );
  const { value, failure, reload } = useResource(load);
  const [further, setFurther] = useState<readonly Releases[]>([]);
  const [moreFailure, setMoreFailure] = useState<Failure>();
  useEffect(() => setFurther([]), [load]);
  const refresh = () => {
    setMoreFailure(undefined);
    reload().catch(() => undefined);
  };
  useLive(() => true, refresh);

  const pages = useMemo(
    () => (value ? [value, ...further] : []),
    [value, further],
  );
  const { nextCursor } = (pages[pages.length - 1] ?? WHOLE).pageInfo;
  const items = useMemo(() => {
    const known = new Map<string, ReleaseListItem>();
    for (const item of pages.flatMap(page => page.items)) {
      known.set(item.id, known.get(item.id) ?? item);
    }
    return [...known.values()];
  }, [pages]);
  return {
    items: value && items,
    totalItems: value?.totalItems ?? 0,
    failure: failure ?? moreFailure,
    retry: refresh,
    more:
      nextCursor === undefined || key === undefined
        ? undefined
        : () => {
            api
              .releases({
                ...(JSON.parse(key) as ReleaseFilter),
                cursor: nextCursor,
              })
              .then(
                page => setFurther(before => [...before, page]),
                thrown => setMoreFailure(failureOf(thrown)),
              );
          },
  };
}
