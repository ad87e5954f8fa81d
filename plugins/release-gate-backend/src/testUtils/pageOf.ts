import type { Page } from 'backstage-plugin-release-gate-common';
import type { PageQuery } from '../application/ReleaseLists';
import { invalidInput } from '../application/invalidInput';

/** A page of what is in memory; the cursor is the place of the next item. */
export function pageOf<T>(
  items: readonly T[],
  { limit, cursor = '0' }: PageQuery,
): Page<T> {
  if (!/^\d{1,9}$/.test(cursor)) {
    throw invalidInput('cursor is not one that was given out');
  }
  const start = Number(cursor);
  const end = start + limit;
  return {
    items: items.slice(start, end),
    pageInfo: end < items.length ? { nextCursor: String(end) } : {},
    totalItems: items.length,
  };
}
