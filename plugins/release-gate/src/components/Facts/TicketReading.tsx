import {
  type TicketJson,
  ENDED_PHASES,
} from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useServerTime } from '../../hooks/useServerTime';
import { useWords } from '../../translation/useWords';
import { Time } from '../Time/Time';

const MINUTE_MS = 60_000;
const STALE_AFTER_MS = 15 * MINUTE_MS;

/** When the tracker of a ticket was last asked, and whether that is too long ago to rely on. */
export function TicketReading(props: { readonly ticket: TicketJson }) {
  const t = useWords();
  const { release } = useReleaseContext();
  const now = useServerTime(MINUTE_MS);
  const { tracker, checkedAt } = props.ticket;
  if (!checkedAt) {
    const isConnected = release.ticketTrackers?.some(
      ({ id }) => id === tracker,
    );
    return isConnected ? <span>{t('facts.ticketNotRead')}</span> : null;
  }
  // Once the release has ended, nothing is read any more, and nothing depends on it.
  const isFollowed = !ENDED_PHASES.includes(release.phase);
  const isLongAgo = isFollowed && now - Date.parse(checkedAt) > STALE_AFTER_MS;
  return (
    <span>
      {t(isLongAgo ? 'facts.ticketReadLongAgo' : 'facts.ticketRead', {
        when: <Time at={checkedAt} />,
      })}
    </span>
  );
}
