import type { KnownApproval } from '../approval/numbered';
import { asOf } from '../approval/asOf';
import { releaseOfCommit } from '../entity/releases';
import { liveCoverage, runningIn } from '../entity/running';
import { askGate } from '../gate/askGate';
import type { GateAnswer } from '../gate/question';
import type { ReportDeployment } from '../model/commands/deployments';
import type { Context } from '../model/context';
import type { DeploymentCoverage } from '../model/deployment';
import type { RollbackTarget } from '../model/entity';
import { sameEnvironment, type CommitId, type ReleaseId } from '../model/names';
import type { Release } from '../model/release';
import type { World } from '../model/world';
import { goodTargetOf, goodTargetOfEntry } from '../approval/rollbackTargets';
import { coveringApprovalNow } from './coverage';
import type { Place } from './placeOf';

/** Why a report was in order, or not, and which release it belongs to. */
export interface Judgement {
  readonly coverage: DeploymentCoverage;
  readonly releaseId?: ReleaseId;
  /** What covers it. */
  readonly approval?: KnownApproval;
  readonly target?: RollbackTarget;
  readonly gate?: GateAnswer;
  /** The commit is where a rollback of what runs there would have led. */
  readonly isWayBack?: true;
}

/** The rollback under way there that leads to the commit. */
function rollbackTo(
  { entity, releases }: World,
  place: Place,
  commit: CommitId,
): Judgement | undefined {
  for (const entry of entity.releases) {
    const target =
      entry.standing === 'rolling-back' &&
      sameEnvironment(entry.environment, place.environment)
        ? goodTargetOfEntry(entry, entity, releases[entry.id])
        : undefined;
    if (target?.commit === commit) {
      return { coverage: 'rollback', releaseId: entry.id, target };
    }
  }
  return undefined;
}

/** Whether a rollback of what runs there would lead to the commit. */
function isWayBack(
  { entity, releases }: World,
  { environment }: Place,
  commit: CommitId,
): boolean {
  const id = runningIn(entity, environment)?.releaseId;
  const running = id === undefined ? undefined : releases[id];
  return (
    running !== undefined && goodTargetOf(running, entity)?.commit === commit
  );
}

/** Whether all is whole that says whether the report is in order. */
function isWhole(
  { entity }: World,
  place: Place,
  commit: CommitId,
  { broken }: Context,
): boolean {
  const own = releaseOfCommit(entity, commit, place.environment)?.id;
  return (
    !broken?.entity && (own === undefined || !broken?.releases.includes(own))
  );
}

/** The release that a report of the commit is about. */
function releaseOf(
  { entity, releases }: World,
  place: Place,
  commit: CommitId,
): Release | undefined {
  const entry =
    place.tier === 'production'
      ? releaseOfCommit(entity, commit, place.environment) ??
        releaseOfCommit(entity, commit)
      : releaseOfCommit(entity, commit);
  return entry && releases[entry.id];
}

function underApproval(
  release: Release | undefined,
  place: Place,
  context: Context,
): KnownApproval | undefined {
  return release &&
    place.declared &&
    sameEnvironment(release.environment, place.environment)
    ? coveringApprovalNow(asOf(release, context), context.policy)
    : undefined;
}

function judgeProduction(
  world: World,
  { commit }: ReportDeployment,
  place: Place,
  context: Context,
): Judgement {
  const reverting = rollbackTo(world, place, commit);
  if (reverting) {
    return reverting;
  }
  const { entity } = world;
  const release = releaseOf(world, place, commit);
  const own = release && { releaseId: release.id };
  const isForPlace =
    release && sameEnvironment(release.environment, place.environment);
  const gate = askGate({
    environment: place.environment,
    commit,
    now: context.now,
    policy: context.policy,
    entity,
    ...(context.owner !== undefined && { owner: context.owner }),
    ...(isForPlace && { release }),
    entityKnown: true,
    historyValid: isWhole(world, place, commit, context),
  });
  const approval = underApproval(release, place, context);
  if (approval) {
    return { coverage: 'approval', ...own, approval, gate };
  }
  return liveCoverage(entity, place.environment, commit)
    ? { coverage: 'redeployment', ...own }
    : {
        coverage: 'none',
        ...own,
        gate,
        ...(isWayBack(world, place, commit) && { isWayBack: true as const }),
      };
}

/** Judges a report by what was approved, rolled back or deployed before it. */
export function judge(
  world: World,
  command: ReportDeployment,
  place: Place,
  context: Context,
): Judgement {
  if (place.tier !== 'production') {
    const release = releaseOf(world, place, command.commit);
    return {
      coverage: 'not-needed',
      ...(release && { releaseId: release.id }),
    };
  }
  const judged = judgeProduction(world, command, place, context);
  const isClaim = context.actor.type === 'user' && context.pipelineConfigured;
  return isClaim && judged.coverage !== 'none'
    ? {
        coverage: 'claim',
        ...(judged.releaseId && { releaseId: judged.releaseId }),
      }
    : judged;
}
