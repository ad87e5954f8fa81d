import type { ReleaseListItem } from 'backstage-plugin-release-gate-common';

/** Longest waiting first. */
export function byAge(
  items: readonly ReleaseListItem[],
): readonly ReleaseListItem[] {
  return [...items].sort((one, other) =>
    one.phaseSince.localeCompare(other.phaseSince),
  );
}
