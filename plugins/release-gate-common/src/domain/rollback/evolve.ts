import { withCompletion } from '../progress/itemChanges';
import type { Evolver } from '../model/tables';
import { notificationItem } from '../model/workflowItems';

const rollbackStarted: Evolver<'rollback-started'> = (release, event) => ({
  ...release,
  end: {
    how: 'rolled-back',
    rollback: {
      ...event.data,
      startedBy: event.actor.ref,
      startedAt: event.at,
    },
  },
});

const usersAffectedChanged: Evolver<'users-affected-changed'> = (
  release,
  { data: { usersAffected } },
) =>
  release.end?.how === 'rolled-back'
    ? {
        ...release,
        end: {
          how: 'rolled-back',
          rollback: { ...release.end.rollback, usersAffected },
        },
      }
    : release;

const approversNotified: Evolver<'approvers-notified'> = (release, event) => {
  const item = notificationItem(release.workflow)?.item;
  return item
    ? withCompletion(
        release,
        { itemId: item.id },
        {
          override: false,
          evidence: { by: event.actor.ref, at: event.at, source: 'check' },
        },
      )
    : release;
};

export const rollbackEvolvers = {
  'rollback-started': rollbackStarted,
  'users-affected-changed': usersAffectedChanged,
  'approvers-notified': approversNotified,
};
