import { useMe } from '../../hooks/useMe';
import { useReleaseList } from '../../hooks/useReleaseList';
import { OPEN_PHASES } from '../../words/phases';
import { serviceName } from '../../words/serviceName';
import { Time } from '../Time/Time';
import { RowsPanel } from './RowsPanel';

const WAITING = { awaitingMyDecision: true, limit: 100 } as const;
const LAST_DECIDED = {
  phase: ['approved', 'production', 'post-deployment', 'completed'],
  limit: 20,
} as const;

/** When somebody last decided, for an inbox that is empty. */
function LastDecision() {
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
      The last decision was on {serviceName(last.entityRef)} {last.version},{' '}
      <Time at={last.approval.decidedAt} />.
    </>
  ) : null;
}

/** What waits for the viewer: decisions first, then own releases. */
export function ForYou() {
  const me = useMe();
  const waiting = useReleaseList(WAITING);
  const mine = useReleaseList(
    me ? { createdBy: me, phase: OPEN_PHASES, limit: 100 } : undefined,
  );
  return (
    <>
      <RowsPanel
        title="Waiting for your decision"
        list={waiting}
        isByAge
        empty={
          <>
            Nothing waits for your decision.
            <LastDecision />
          </>
        }
      />
      <RowsPanel
        title="Yours to finish"
        list={mine}
        isByAge
        empty="No release that you started is under way."
      />
    </>
  );
}
