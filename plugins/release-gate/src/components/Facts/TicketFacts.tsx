import Button from '@material-ui/core/Button';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { ticketName } from '../../words/tickets';
import { SubHeading } from '../Panel/SubHeading';
import { TicketRow } from './TicketRow';
import { useFactStyles } from '../../theme/useFactStyles';

/** The tickets that the release is about. */
export function TicketFacts() {
  const classes = useFactStyles();
  const t = useWords();
  const { release, may, open } = useReleaseContext();
  // Tickets can be taken away until production has begun, as the content can be amended.
  const mayUnlink = may('link') && may('amend');
  return (
    <>
      <SubHeading
        aside={
          may('link') && (
            <Button size="small" onClick={() => open({ name: 'link' })}>
              {t('facts.linkTicket')}
            </Button>
          )
        }
      >
        {t('facts.tickets')}
      </SubHeading>
      {release.tickets.length === 0 && (
        <p className={classes.none}>{t('facts.none')}</p>
      )}
      <ul className={classes.list}>
        {release.tickets.map(ticket => (
          <TicketRow
            key={ticketName(ticket)}
            ticket={ticket}
            mayUnlink={mayUnlink}
          />
        ))}
      </ul>
    </>
  );
}
