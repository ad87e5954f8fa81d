import { releaseOfCommit } from '../entity/releases';
import { runningIn } from '../entity/running';
import { askGate } from '../gate/askGate';
import type { GateAnswer } from '../gate/question';
import type { ReportDeployment } from '../model/commands/deployments';
import type { Context } from '../model/context';
import type { DeploymentCoverage } from '../model/deployment';
import type { EntityRecord } from '../model/entity';
import { sameEnvironment } from '../model/names';
import type { Release } from '../model/release';
import type { World } from '../model/world';
import type { Place } from './placeOf';

/** Whether a deployment of this release was started under its approval and has not ended. */
function isUnderWay(release: Release): boolean {
  const last = release.deployments
    .filter(({ tier }) => tier === 'production')
    .at(-1);
  return (
    last?.coverage === 'approval' &&
    last.status === 'started' &&
    (release.approval.status === 'approved' ||
      (release.approval.status === 'expired' &&
        release.approval.decision !== undefined))
  );
}

function rollbackTo(
  entity: EntityRecord,
  place: Place,
  commit: string,
): string | undefined {
  return entity.releases.find(
    entry =>
      entry.standing === 'rolling-back' &&
      sameEnvironment(entry.environment, place.environment) &&
      entry.rollbackTarget?.commit === commit,
  )?.id;
}

/** Why a report was in order, or not, and which release it belongs to. */
export interface Judgement {
  readonly coverage: DeploymentCoverage;
  readonly releaseId?: string;
  readonly gate?: GateAnswer;
}

/** Judges a report by what was approved, rolled back or deployed before it. */
export function judge(
  world: World,
  command: ReportDeployment,
  place: Place,
  context: Context,
): Judgement {
  const { entity } = world;
  const entry = releaseOfCommit(entity, command.commit);
  const release = entry && world.releases[entry.id];
  const own = release && { releaseId: release.id };
  if (place.tier !== 'production') {
    return { coverage: 'not-needed', ...own };
  }
  const reverting = rollbackTo(entity, place, command.commit);
  if (reverting) {
    return { coverage: 'rollback', releaseId: reverting };
  }
  const gate = askGate({
    environment: place.environment,
    commit: command.commit,
    now: context.now,
    policy: context.policy,
    entity,
    ...(context.owner !== undefined && { owner: context.owner }),
    ...(release && { release }),
    entityKnown: true,
    historyValid: true,
  });
  if (gate.allowed || (release && place.declared && isUnderWay(release))) {
    return { coverage: 'approval', ...own };
  }
  return runningIn(entity, place.environment)?.commit === command.commit
    ? { coverage: 'redeployment', ...own }
    : { coverage: 'none', ...own, gate };
}
