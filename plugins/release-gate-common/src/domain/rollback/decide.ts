import { no } from '../model/refusals';
import { rollbackOf } from '../model/release';
import { type Decider, accepted } from '../model/tables';
import { notificationItem } from '../model/workflowItems';
import { itemState } from '../progress/itemState';
import { mayRollBack } from './may';

const rollBack: Decider<'roll-back'> = (release, command, context) => {
  const may = mayRollBack(release, context);
  if ('refused' in may) {
    return may;
  }
  const { baseline } = may;
  if (baseline && baseline.version !== command.restoredVersion) {
    return no(
      'wrong-rollback-target',
      `restoredVersion must be ${baseline.version}: the baseline that was approved with the release`,
    );
  }
  const { reason, restoredVersion, usersAffected, affected, impact } = command;
  return accepted({
    type: 'rollback-started',
    data: {
      reason,
      restoredVersion,
      ...(baseline && { restoredCommit: baseline.commit }),
      usersAffected,
      ...(affected && { affected }),
      ...(impact !== undefined && { impact }),
    },
  });
};

const noteNotified: Decider<'note-notified'> = (release, { to }) => {
  const item = notificationItem(release.workflow)?.item;
  const isNoted = item && itemState(release, item) === 'complete';
  return rollbackOf(release) && !isNoted
    ? accepted({ type: 'approvers-notified', data: { about: 'rollback', to } })
    : accepted();
};

export const rollbackDeciders = {
  'roll-back': rollBack,
  'note-notified': noteNotified,
};
