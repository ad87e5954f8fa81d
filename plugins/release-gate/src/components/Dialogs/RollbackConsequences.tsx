import { makeStyles } from '@material-ui/core/styles';
import { useDesk } from '../../hooks/useDesk';
import { ticketName } from '../../words/tickets';
import { Commit } from '../Commit/Commit';
import { TicketName } from '../Facts/TicketName';

const useStyles = makeStyles(theme => ({
  root: { fontSize: '0.875rem', lineHeight: 1.5 },
  title: {
    margin: theme.spacing(1, 0, 0.5),
    fontSize: '0.875rem',
    fontWeight: 600,
  },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  },
}));

/** What follows from a rollback, said before it is done. */
export function RollbackConsequences(props: {
  readonly restoredVersion: string;
  readonly usersAffected: boolean;
}) {
  const classes = useStyles();
  const { release } = useDesk();
  const baseline = release.approval.request?.baseline;
  const duties = release.stages
    .filter(({ id }) => id === 'rollback')
    .flatMap(({ items }) => items)
    .filter(({ id }) => id !== 'incident-report-filed' || props.usersAffected);
  const closed = release.tickets.filter(ticket => ticket.closed);
  return (
    <section className={classes.root} aria-labelledby="rg-rollback-follows">
      <h3 id="rg-rollback-follows" className={classes.title}>
        What follows
      </h3>
      <ul className={classes.list}>
        <li>
          {baseline ? (
            <>
              The gate lets exactly {baseline.version}{' '}
              <Commit commit={baseline.commit} plain /> into{' '}
              {release.environment}, and nothing else.
            </>
          ) : (
            <>
              The gate lets nothing into {release.environment}. Whoever puts{' '}
              {props.restoredVersion || 'the version'} back says so in the
              checklist.
            </>
          )}
        </li>
        <li>The {release.workflow.approverTitle} is told at once.</li>
        <li>
          These become duties:
          <ul className={classes.list}>
            {duties.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </li>
        {closed.length > 0 && (
          <li>
            These tickets are closed, and may have to be re-opened:
            <ul className={classes.list}>
              {closed.map(ticket => (
                <li key={ticketName(ticket)}>
                  <TicketName ticket={ticket} />
                </li>
              ))}
            </ul>
          </li>
        )}
        <li>
          {release.version} ends here. Its fix goes through the whole workflow
          as the next attempt.
        </li>
      </ul>
    </section>
  );
}
