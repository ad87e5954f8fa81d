import type {
  ReleaseFilter,
  ReleaseListItem,
} from 'backstage-plugin-release-gate-common';
import { useMemo } from 'react';
import { OPEN_PHASES } from '../words/phases';
import { useOwnership } from './useOwnership';
import type { ReleaseList } from './useReleaseList';
import { useReleaseLists } from './useReleaseLists';

const EACH = { phase: OPEN_PHASES, limit: 100 } as const;

/** The open releases that the viewer started, or that the viewer's groups own. */
export function useMyReleases(): ReleaseList {
  const ownership = useOwnership();
  const filters = useMemo(
    (): readonly ReleaseFilter[] | undefined =>
      ownership && [
        { ...EACH, createdBy: ownership.me },
        ...ownership.owners.map(owner => ({ ...EACH, owner })),
      ],
    [ownership],
  );
  const { parts, failure, refresh } = useReleaseLists(filters);
  const further = parts?.flatMap(({ more }) => (more ? [more] : [])) ?? [];
  const items = parts && union(parts.map(part => part.items));
  return {
    items,
    // What somebody started in their own team is in two lists, so the counts do not add up.
    totalItems: further.length > 0 ? undefined : items?.length,
    failure,
    refresh,
    more:
      further.length > 0
        ? () => {
            for (const more of further) {
              more();
            }
          }
        : undefined,
  };
}

function union(
  lists: readonly (readonly ReleaseListItem[])[],
): readonly ReleaseListItem[] {
  return [...new Map(lists.flat().map(item => [item.id, item])).values()];
}
