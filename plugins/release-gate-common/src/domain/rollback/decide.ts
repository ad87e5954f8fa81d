import { runningIn } from '../entity/running';
import type { Context } from '../model/context';
import type { RollbackTarget } from '../model/entity';
import type { ReleaseEventBody } from '../model/events/event';
import { after } from '../model/instants';
import { no } from '../model/refusals';
import { type Release, rollbackOf } from '../model/release';
import { type Decider, accepted } from '../model/tables';
import { deploymentItem, notificationItem } from '../model/workflowItems';
import { itemState } from '../progress/itemState';
import { mayRollBack } from './may';

/** The way back is complete at once where the target is what was deployed last. */
function alreadyBack(
  { workflow, environment }: Release,
  target: RollbackTarget | undefined,
  { entity }: Context,
): readonly ReleaseEventBody[] {
  const running = runningIn(entity, environment);
  return target && running?.commit === target.commit
    ? [
        {
          type: 'item-completed',
          data: {
            itemId: deploymentItem(workflow, 'baseline').item.id,
            source: 'deployment',
            by: running.by,
            since: running.at,
          },
        },
      ]
    : [];
}

const rollBack: Decider<'roll-back'> = (release, command, context) => {
  const may = mayRollBack(release, context);
  if ('refused' in may) {
    return may;
  }
  const { target } = may;
  if (target && target.version !== command.restoredVersion) {
    return no(
      'wrong-rollback-target',
      `restoredVersion must be ${target.version}: the baseline that was approved with the release`,
    );
  }
  const { reason, restoredVersion, usersAffected, affected, impact } = command;
  const started = {
    type: 'rollback-started' as const,
    data: {
      reason,
      restoredVersion,
      ...(target && { restoredCommit: target.commit }),
      usersAffected,
      ...(affected && { affected }),
      ...(impact !== undefined && { impact }),
      dueAt: after(context.now, context.policy.rollbackWithinMs),
    },
  };
  return accepted(started, ...alreadyBack(release, target, context));
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
