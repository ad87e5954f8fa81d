import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useReleaseList } from '../../hooks/useReleaseList';
import { type Words, useWords } from '../../translation/useWords';
import { HistoryFilters } from './HistoryFilters';
import {
  type HistoryFilter,
  isNarrowed,
  readHistoryFilter,
  toReleaseFilter,
  writeHistoryFilter,
} from './historyFilter';
import { RowsPanel } from './RowsPanel';

function emptyWords(t: Words, filter: HistoryFilter): string {
  if (!isNarrowed(filter)) {
    return t('inbox.history.nothing');
  }
  return filter.phase ? t('inbox.history.none') : t('inbox.history.noneEnded');
}

/** Releases that have come to their end, to be searched; the filter is in the address, so it can be sent to somebody. */
export function History() {
  const t = useWords();
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readHistoryFilter(params), [params]);
  const list = useReleaseList(toReleaseFilter(filter));
  return (
    <>
      <HistoryFilters
        filter={filter}
        onChange={next =>
          setParams(writeHistoryFilter(next), { replace: true })
        }
      />
      <RowsPanel
        title={t('inbox.history.tab')}
        list={list}
        empty={emptyWords(t, filter)}
      />
    </>
  );
}
