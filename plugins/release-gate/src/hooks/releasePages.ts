import type {
  Page,
  ReleaseFilter,
  ReleaseGateApi,
  ReleaseListItem,
} from 'backstage-plugin-release-gate-common';

/** What has been read of a list. */
export interface Pages {
  readonly items: readonly ReleaseListItem[];
  readonly totalItems: number;
  /** There are more than `totalItems`. */
  readonly totalIsAtLeast: boolean;
  readonly nextCursor: string | undefined;
  readonly count: number;
}

const NO_PAGES: Pages = {
  items: [],
  totalItems: 0,
  totalIsAtLeast: false,
  nextCursor: undefined,
  count: 0,
};

/** Releases that came in meanwhile move the pages, so that one may be on two of them. */
export function withPage(before: Pages, page: Page<ReleaseListItem>): Pages {
  const known = new Set(before.items.map(({ id }) => id));
  return {
    items: [...before.items, ...page.items.filter(({ id }) => !known.has(id))],
    totalItems: page.totalItems,
    totalIsAtLeast: page.pageInfo.totalIsAtLeast ?? false,
    nextCursor: page.pageInfo.nextCursor,
    count: before.count + 1,
  };
}

/** Reads a list from its start, as many pages of it as are wanted. */
export async function readPages(
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
