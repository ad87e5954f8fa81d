import { useWaitingForMe } from '../../hooks/useWaitingForMe';
import { useWords } from '../../translation/useWords';
import { WidgetCard } from './WidgetCard';

/** What waits for the viewer's decision, on a home page. */
export function WaitingWidget() {
  const t = useWords();
  return (
    <WidgetCard
      title={t('inbox.widgets.waiting')}
      list={useWaitingForMe()}
      empty={t('inbox.forYou.nothingWaits')}
      all={t('inbox.widgets.allWaiting')}
    />
  );
}
