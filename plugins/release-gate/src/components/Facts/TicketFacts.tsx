import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import CloseIcon from '@material-ui/icons/Close';
import { useDesk } from '../../hooks/useDesk';
import { SubHeading } from '../Panel/SubHeading';
import { useFactStyles } from './useFactStyles';

/** The tickets that the release is about. */
export function TicketFacts() {
  const classes = useFactStyles();
  const { release, may, open } = useDesk();
  // Tickets can be taken away until production has begun, as the content can be amended.
  const mayUnlink = may('link') && may('amend');
  return (
    <>
      <SubHeading
        aside={
          may('link') && (
            <Button
              size="small"
              className={classes.small}
              onClick={() => open({ name: 'link' })}
            >
              Link ticket
            </Button>
          )
        }
      >
        Tickets
      </SubHeading>
      {release.tickets.length === 0 && <p className={classes.none}>None</p>}
      <ul className={classes.list}>
        {release.tickets.map(ticket => {
          const name = `${ticket.tracker} ${ticket.id}`;
          return (
            <li key={name} className={classes.row}>
              <div className={classes.main}>
                {ticket.url ? <Link to={ticket.url}>{name}</Link> : name}
                {ticket.title && ` ${ticket.title}`}
                {ticket.state && (
                  <div className={classes.faint}>{ticket.state}</div>
                )}
              </div>
              {mayUnlink && (
                <IconButton
                  size="small"
                  aria-label={`Unlink ${name}`}
                  onClick={() =>
                    open({
                      name: 'unlink',
                      about: `${ticket.tracker} ${ticket.id}`,
                    })
                  }
                >
                  <CloseIcon fontSize="small" />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
