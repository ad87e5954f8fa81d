import { refuseNonOwner } from '../authority/authority';
import { refuseStaleRevision } from '../authority/revision';
import type { ReenterRelease } from '../model/commands/lifecycle';
import type { Context } from '../model/context';
import type { EntityRecord } from '../model/entity';
import type { ReleaseEventBody } from '../model/events/event';
import type { Refused } from '../model/refusals';
import type { Release, ReleaseNow } from '../model/release';
import type { Plan } from '../model/world';
import { refuseReentering, refuseSecond, refuseTooMany } from './may';

/** The start of the next attempt, with what carries over from the one that was rolled back. */
function nextAttempt(
  predecessor: Release,
  command: ReenterRelease,
  entity: EntityRecord,
): ReleaseEventBody {
  const { newReleaseId, version, commit, owner, workflow } = command;
  const attempts = entity.releases
    .filter(({ previousAttemptId }) => previousAttemptId === predecessor.id)
    .map(({ attempt }) => attempt);
  return {
    type: 'release-started',
    data: {
      releaseId: newReleaseId,
      entityRef: predecessor.entityRef,
      owner,
      version,
      commit,
      title: version,
      environment: predecessor.environment,
      routine: predecessor.routine,
      ...(predecessor.changes && { changes: predecessor.changes }),
      tickets: predecessor.tickets.map(({ tracker, id }) => ({ tracker, id })),
      attempt: Math.max(predecessor.attempt, ...attempts) + 1,
      previousAttemptId: predecessor.id,
      workflow,
    },
  };
}

/** The re-entry for a release that was rolled back, or why there cannot be one. */
export function planReentry(
  predecessor: ReleaseNow,
  command: ReenterRelease,
  context: Context,
): { readonly plan: Plan } | Refused {
  const refused =
    refuseNonOwner(context) ??
    refuseStaleRevision(predecessor, command.expectedRevision) ??
    refuseReentering(predecessor, context) ??
    refuseSecond(context.entity, {
      commit: command.commit,
      environment: predecessor.environment,
    }) ??
    refuseTooMany(context.entity);
  if (refused) {
    return { refused };
  }
  const { newReleaseId } = command;
  return {
    plan: {
      entity: [],
      releases: {
        [predecessor.id]: [
          { type: 're-entered', data: { nextAttemptId: newReleaseId } },
        ],
        [newReleaseId]: [nextAttempt(predecessor, command, context.entity)],
      },
    },
  };
}
