import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import CloseIcon from '@material-ui/icons/Close';
import type { TicketJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import type { Tone } from '../../theme/tones';
import { type Words, useWords } from '../../translation/useWords';
import { ticketName, trackerTitle, webUrl } from '../../words/tickets';
import { Notice } from '../Notice/Notice';
import { ToneMark } from '../ToneMark/ToneMark';
import { TicketName } from '../TicketName/TicketName';
import { TicketReading } from './TicketReading';
import { useFactStyles } from '../../theme/useFactStyles';

function toneOf({ missing, closed, closing }: TicketJson): Tone {
  if (missing) {
    return 'bad';
  }
  if (closed) {
    return 'ok';
  }
  return closing?.state === 'pending' ? 'waiting' : 'neutral';
}

/** The state in the tracker's own word; that it counts as closed is said where the word does not. */
function stateWords(t: Words, { state, closed, priority }: TicketJson): string {
  const isSaid = state?.toLowerCase() === 'closed';
  return [state, closed && !isSaid && t('facts.ticketClosed'), priority]
    .filter(Boolean)
    .join(', ');
}

/** The way to close an open ticket: here where its tracker can, else over there. */
function ClosingWay(props: { readonly ticket: TicketJson }) {
  const classes = useFactStyles();
  const t = useWords();
  const { release, may, open } = useReleaseContext();
  const { ticket } = props;
  const { tracker, id, closed, closing, missing } = ticket;
  // What was taken back or called off leaves its tickets open.
  const isOff = release.rollback !== undefined || release.phase === 'cancelled';
  if (closed || missing || isOff || closing?.state === 'pending') {
    return null;
  }
  if (may(`close-ticket:${tracker}/${id}`)) {
    const name = ticketName(ticket);
    return (
      <Button
        size="small"
        aria-label={t('facts.closeThisTicket', { ticket: name })}
        onClick={() => open({ name: 'close-ticket', about: name })}
      >
        {t('facts.closeTicket')}
      </Button>
    );
  }
  const url = webUrl(ticket);
  return url ? (
    <Link
      to={url}
      target="_blank"
      rel="noopener noreferrer"
      className={classes.way}
    >
      {t('facts.closeTicketIn', { tracker: trackerTitle(release, tracker) })}
    </Link>
  ) : null;
}

/** A ticket as its tracker showed it last, and what can be done about it. */
export function TicketRow(props: {
  readonly ticket: TicketJson;
  readonly mayUnlink: boolean;
}) {
  const classes = useFactStyles();
  const t = useWords();
  const { release, open } = useReleaseContext();
  const { ticket, mayUnlink } = props;
  const { tracker, missing, closed, closing } = ticket;
  const title = trackerTitle(release, tracker);
  const name = ticketName(ticket);
  const tone = toneOf(ticket);
  const words = stateWords(t, ticket);
  return (
    <li className={classes.row}>
      <ToneMark tone={tone} isOpen={tone === 'neutral'} />
      <div className={classes.main}>
        <TicketName ticket={ticket} />
        <div className={classes.faint}>
          {words && `${words} · `}
          <TicketReading ticket={ticket} />
        </div>
        {missing && <div>{t('facts.noSuchTicket', { tracker: title })}</div>}
        {!closed && closing?.state === 'pending' && (
          <div>{t('facts.ticketClosing')}</div>
        )}
        {!closed && closing?.state === 'failed' && (
          <Notice tone="bad">{closing.message}</Notice>
        )}
        <ClosingWay ticket={ticket} />
      </div>
      {mayUnlink && (
        <IconButton
          size="small"
          aria-label={t('facts.unlinkTicket', { ticket: name })}
          onClick={() => open({ name: 'unlink', about: name })}
        >
          <CloseIcon fontSize="small" />
        </IconButton>
      )}
    </li>
  );
}
