import { useDesk } from '../../hooks/useDesk';
import { Panel } from '../Panel/Panel';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { useFactStyles } from './useFactStyles';

/** Why the release was taken back, to what, and whom it hurt. */
export function RollbackFacts() {
  const classes = useFactStyles();
  const { rollback } = useDesk().release;
  if (!rollback) {
    return null;
  }
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
    </Panel>
  );
}
