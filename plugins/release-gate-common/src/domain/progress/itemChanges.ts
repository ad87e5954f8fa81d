import type { CheckTarget } from '../model/findings';
import type { Completion } from '../model/item';
import type { Release } from '../model/release';

/** The release with one item, or one part of it, completed. */
export function withCompletion(
  release: Release,
  { itemId, part }: CheckTarget,
  completion: Completion,
): Release {
  const before = release.items[itemId] ?? { parts: {} };
  const progress =
    part === undefined
      ? { ...before, completion }
      : { ...before, parts: { ...before.parts, [part]: completion } };
  return { ...release, items: { ...release.items, [itemId]: progress } };
}

function without<T>(
  record: Readonly<Record<string, T>>,
  keys: readonly string[],
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(record).filter(([key]) => !keys.includes(key)),
  );
}

/** The items after some of them, or one part of one, were re-opened. */
export function itemsAfterReopening(
  items: Release['items'],
  {
    itemIds,
    part,
  }: { readonly itemIds: readonly string[]; readonly part?: string },
): Release['items'] {
  if (part === undefined) {
    return without(items, itemIds);
  }
  const [itemId] = itemIds;
  const progress = items[itemId];
  return progress
    ? {
        ...items,
        [itemId]: { ...progress, parts: without(progress.parts, [part]) },
      }
    : items;
}
