import { useDesk } from '../../hooks/useDesk';
import { Panel } from '../Panel/Panel';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { TicketName } from './TicketName';
import { useFactStyles } from './useFactStyles';

/** Why the release was taken back, to what, and whom it hurt. */
export function RollbackFacts() {
  const classes = useFactStyles();
  const { rollback, tickets } = useDesk().release;
  if (!rollback) {
    return null;
  }
  const closed = tickets.filter(ticket => ticket.closed && !ticket.missing);
  return (
    <Panel title="Rolled back" aside={<ToneMark tone="bad" />}>
      <p className={classes.text}>{rollback.reason}</p>
      <p className={`${classes.text} ${classes.faint}`}>
        To {rollback.restoredVersion}
        {rollback.restoredCommit === undefined && ' (a person’s word)'}, by{' '}
        <PersonName entityRef={rollback.startedBy} />{' '}
        <Time at={rollback.startedAt} />
      </p>
      <p className={classes.text}>
        {rollback.usersAffected
          ? 'Users were affected.'
          : 'No users were affected.'}{' '}
        {rollback.impact}
      </p>
      {closed.length > 0 && (
        <>
          <p id="rg-closed-tickets" className={classes.text}>
            Closed for this release – re-open them where the work is undone
          </p>
          <ul className={classes.list} aria-labelledby="rg-closed-tickets">
            {closed.map(ticket => (
              <li
                key={`${ticket.tracker} ${ticket.id}`}
                className={classes.row}
              >
                <ToneMark tone="ok" />
                <div className={classes.main}>
                  <TicketName ticket={ticket} />
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
