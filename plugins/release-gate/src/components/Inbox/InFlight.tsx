import { useReleaseLists } from '../../hooks/useReleaseLists';
import { useWords } from '../../translation/useWords';
import { OPEN_PHASES, phaseWords } from '../../words/phases';
import { NotNewest } from '../Notice/NotNewest';
import { RowsPanel } from './RowsPanel';

const OPEN = OPEN_PHASES.map(phase => ({ phase: [phase], limit: 50 }));

/** Everything under way, by phase. */
export function InFlight() {
  const t = useWords();
  const { parts, failure, refresh } = useReleaseLists(OPEN);
  if (!parts?.some(({ items }) => items.length > 0)) {
    return (
      <RowsPanel
        title={t('inbox.inFlight.tab')}
        list={{
          items: parts && [],
          totalItems: 0,
          failure,
          refresh,
          more: undefined,
        }}
        empty={t('inbox.inFlight.nothing')}
      />
    );
  }
  return (
    <>
      <NotNewest what="list" failure={failure} onRetry={refresh} />
      {OPEN_PHASES.map((phase, index) => {
        const part = parts[index];
        return (
          part.items.length > 0 && (
            <RowsPanel
              key={phase}
              title={phaseWords(t, phase)}
              isByAge
              empty=""
              list={{ ...part, failure: undefined, refresh }}
            />
          )
        );
      })}
    </>
  );
}
