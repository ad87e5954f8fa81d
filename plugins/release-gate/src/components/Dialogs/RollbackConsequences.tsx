import { makeStyles } from '@material-ui/core/styles';
import { bodyText } from '../../theme/styles';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { ticketName } from '../../words/tickets';
import { Commit } from '../Commit/Commit';
import { TicketName } from '../TicketName/TicketName';

const useStyles = makeStyles(theme => ({
  root: { ...bodyText },
  title: { ...bodyText, margin: theme.spacing(1, 0, 0.5), fontWeight: 600 },
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
  const t = useWords();
  const { release } = useReleaseContext();
  const baseline = release.approval.request?.baseline;
  const duties = release.stages
    .filter(({ id }) => id === 'rollback')
    .flatMap(({ items }) => items)
    .filter(({ id }) => id !== 'incident-report-filed' || props.usersAffected);
  const closed = release.tickets.filter(ticket => ticket.closed);
  return (
    <section className={classes.root} aria-labelledby="rg-rollback-follows">
      <h3 id="rg-rollback-follows" className={classes.title}>
        {t('dialogs.rollBack.consequences')}
      </h3>
      <ul className={classes.list}>
        <li>
          {baseline
            ? t('dialogs.rollBack.gateLetsBaseline', {
                version: baseline.version,
                commit: <Commit commit={baseline.commit} plain />,
                environment: release.environment,
              })
            : t('dialogs.rollBack.gateLetsNothing', {
                environment: release.environment,
                version:
                  props.restoredVersion || t('dialogs.rollBack.theVersion'),
              })}
        </li>
        <li>
          {t('dialogs.rollBack.approversTold', {
            approvers: release.workflow.approverTitle,
          })}
        </li>
        <li>
          {t('dialogs.rollBack.duties')}
          <ul className={classes.list}>
            {duties.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </li>
        {closed.length > 0 && (
          <li>
            {t('dialogs.rollBack.closedTickets')}
            <ul className={classes.list}>
              {closed.map(ticket => (
                <li key={ticketName(ticket)}>
                  <TicketName ticket={ticket} />
                </li>
              ))}
            </ul>
          </li>
        )}
        <li>{t('dialogs.rollBack.ends', { version: release.version })}</li>
      </ul>
    </section>
  );
}
