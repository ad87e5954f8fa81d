import { useReleaseList } from '../../hooks/useReleaseList';
import { OPEN_PHASES, PHASE_WORDS } from '../../words/phases';
import { RowsPanel } from './RowsPanel';

const OPEN = { phase: OPEN_PHASES, limit: 200 } as const;

/** Everything under way, by phase. */
export function InFlight() {
  const list = useReleaseList(OPEN);
  const { items } = list;
  if (!items || items.length === 0) {
    return (
      <RowsPanel
        title="In flight"
        list={list}
        empty="No release is under way in any service."
      />
    );
  }
  const phases = OPEN_PHASES.map(phase => ({
    phase,
    items: items.filter(item => item.phase === phase),
  })).filter(group => group.items.length > 0);
  return (
    <>
      {phases.map((group, index) => (
        <RowsPanel
          key={group.phase}
          title={PHASE_WORDS[group.phase].label}
          isByAge
          empty=""
          list={{
            ...list,
            items: group.items,
            totalItems: group.items.length,
            more: index === phases.length - 1 ? list.more : undefined,
          }}
        />
      ))}
    </>
  );
}
