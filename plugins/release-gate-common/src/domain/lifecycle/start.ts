import type { CommitId, EnvironmentName } from '../model/names';
import { refuseNonOwner } from '../authority/authority';
import { awaitingReentry } from '../entity/releases';
import type { StartRelease } from '../model/commands/lifecycle';
import type { Context } from '../model/context';
import type { EntityRecord } from '../model/entity';
import type { ReleaseEventBody } from '../model/events/event';
import {
  type Policy,
  findEnvironment,
  productionEnvironment,
} from '../model/policy';
import { type Refusal, type Refused, no, refusal } from '../model/refusals';
import type { Plan } from '../model/world';
import { refuseSecond, refuseTooMany } from './may';

/** Where the release is to go, or undefined where that is no environment of tier production. */
function environmentFor(
  { environment }: StartRelease,
  policy: Policy,
): EnvironmentName | undefined {
  if (environment === undefined) {
    return productionEnvironment(policy);
  }
  const declared = findEnvironment(policy, environment);
  return declared?.tier === 'production' ? declared.name : undefined;
}

/** Why a release cannot be started beside a rolled-back one; undefined where it can. */
function refuseBesideReentry(
  entity: EntityRecord,
  environment: EnvironmentName,
): Refusal | undefined {
  const rolledBack = awaitingReentry(entity, environment);
  return rolledBack
    ? refusal(
        're-entry-required',
        `Release ${rolledBack.version} was rolled back; the way on is its re-entry`,
      )
    : undefined;
}

/**
 * Why this actor may not start a release of the entity for the environment, of
 * this commit or, without one, of any; undefined if they may.
 */
export function refuseStarting(
  context: Context,
  environment: EnvironmentName,
  commit?: CommitId,
): Refusal | undefined {
  const { entity } = context;
  return (
    refuseNonOwner(context) ??
    (commit === undefined
      ? undefined
      : refuseSecond(entity, { commit, environment })) ??
    refuseBesideReentry(entity, environment) ??
    refuseTooMany(entity)
  );
}

/** A new release of the entity, or why there cannot be one. */
export function planStart(
  command: StartRelease,
  context: Context,
): { readonly plan: Plan } | Refused {
  const { entity, policy } = context;
  const { releaseId, owner, version, commit, title, routine, changes } =
    command;
  const outsider = refuseNonOwner(context);
  if (outsider) {
    return { refused: outsider };
  }
  const environment = environmentFor(command, policy);
  if (environment === undefined) {
    return no(
      'invalid-environment',
      `environment has to be one of tier production, and '${command.environment}' is not`,
    );
  }
  const refused = refuseStarting(context, environment, commit);
  if (refused) {
    return { refused };
  }
  const started: ReleaseEventBody = {
    type: 'release-started',
    data: {
      releaseId,
      entityRef: entity.entityRef,
      owner,
      version,
      commit,
      title: title ?? version,
      environment,
      routine,
      ...(changes && { changes }),
      tickets: command.tickets,
      attempt: 1,
      workflow: command.workflow,
    },
  };
  return { plan: { entity: [], releases: { [releaseId]: [started] } } };
}
