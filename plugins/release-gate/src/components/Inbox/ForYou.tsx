import { useMyReleases } from '../../hooks/useMyReleases';
import { useReleaseList } from '../../hooks/useReleaseList';
import { useWaitingForMe } from '../../hooks/useWaitingForMe';
import { useWords } from '../../translation/useWords';
import { serviceName } from '../../words/serviceName';
import { Time } from '../Time/Time';
import { RowsPanel } from './RowsPanel';

const LAST_DECIDED = {
  phase: ['approved', 'production', 'post-deployment', 'completed'],
  limit: 20,
} as const;

/** When somebody last decided, for an inbox that is empty. */
function LastDecision() {
  const t = useWords();
  const { items } = useReleaseList(LAST_DECIDED);
  const last = [...(items ?? [])]
    .filter(({ approval }) => approval.decidedAt !== undefined)
    .sort((one, other) =>
      (other.approval.decidedAt ?? '').localeCompare(
        one.approval.decidedAt ?? '',
      ),
    )
    .at(0);
  return last?.approval.decidedAt ? (
    <>
      {' '}
      {t('inbox.forYou.lastDecision', {
        release: `${serviceName(last.entityRef)} ${last.version}`,
      })}{' '}
      <Time at={last.approval.decidedAt} />.
    </>
  ) : null;
}

/** What waits for the viewer: decisions first, then own releases. */
export function ForYou() {
  const t = useWords();
  return (
    <>
      <RowsPanel
        title={t('inbox.forYou.waiting')}
        list={useWaitingForMe()}
        isByAge
        empty={
          <>
            {t('inbox.forYou.nothingWaits')}
            <LastDecision />
          </>
        }
      />
      <RowsPanel
        title={t('inbox.forYou.mine')}
        list={useMyReleases()}
        isByAge
        empty={t('inbox.forYou.nothingMine')}
      />
    </>
  );
}
