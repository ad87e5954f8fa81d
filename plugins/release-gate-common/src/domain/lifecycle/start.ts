import { refuseNonOwner } from '../authority/authority';
import { awaitingReentry } from '../entity/releases';
import type { StartRelease } from '../model/commands/lifecycle';
import type { Context } from '../model/context';
import type { ReleaseEventBody } from '../model/events/event';
import { productionEnvironment } from '../model/policy';
import { type Refused, refusal } from '../model/refusals';
import type { Plan } from '../model/world';
import { refuseSecond } from './may';

/** A new release of the entity, or why there cannot be one. */
export function planStart(
  command: StartRelease,
  context: Context,
): { readonly plan: Plan } | Refused {
  const { entity, policy } = context;
  const rolledBack = awaitingReentry(entity);
  const refused =
    refuseNonOwner(context) ??
    refuseSecond(entity, command.commit) ??
    (rolledBack
      ? refusal(
          're-entry-required',
          `Release ${rolledBack.version} was rolled back; the way on is its re-entry`,
        )
      : undefined);
  if (refused) {
    return { refused };
  }
  const { releaseId, owner, version, commit, title, routine, changes } =
    command;
  const started: ReleaseEventBody = {
    type: 'release-started',
    data: {
      releaseId,
      entityRef: entity.entityRef,
      owner,
      version,
      commit,
      title: title ?? version,
      environment: productionEnvironment(policy),
      routine,
      ...(changes && { changes }),
      tickets: command.tickets,
      attempt: 1,
      workflow: command.workflow,
    },
  };
  return { plan: { entity: [], releases: { [releaseId]: [started] } } };
}
