import { useMyReleases } from '../../hooks/useMyReleases';
import { useWords } from '../../translation/useWords';
import { WidgetCard } from './WidgetCard';

/** The viewer's releases under way, on a home page. */
export function YourReleasesWidget() {
  const t = useWords();
  return (
    <WidgetCard
      title={t('inbox.widgets.mine')}
      list={useMyReleases()}
      empty={t('inbox.forYou.nothingMine')}
      all={t('inbox.widgets.allMine')}
    />
  );
}
