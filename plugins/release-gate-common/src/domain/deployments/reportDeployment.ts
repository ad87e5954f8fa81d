import { refuseReporter } from '../authority/authority';
import { releaseOfCommit } from '../entity/releases';
import type { ReportDeployment } from '../model/commands/deployments';
import type { Context } from '../model/context';
import { policyDigest } from '../model/policyDigest';
import type { Refused } from '../model/refusals';
import { rollbackOf } from '../model/release';
import type { ViolationFact } from '../model/violation';
import type { Plan, World } from '../model/world';
import { breach, openBreach } from './breach';
import { factOf } from './factOf';
import { type Judgement, judge } from './judge';
import { type Place, placeOf } from './placeOf';
import { sideEffects } from './sideEffects';

/**
 * What a report comes to: always recorded; `violation` where it breaches the
 * rule that production needs an approval.
 *
 * @public
 */
export interface DeploymentAnswer {
  readonly deploymentId: string;
  readonly releaseId?: string;
  readonly violation?: {
    readonly id: string;
    readonly code: string;
    readonly message: string;
  };
}

/** The version that goes with the commit, where the report does not say. */
function versionOf(
  { entity, releases }: World,
  { releaseId }: Judgement,
  commit: string,
): string | undefined {
  const release = releaseId ? releases[releaseId] : undefined;
  if (release?.commit === commit) {
    return release.version;
  }
  const rollback = release && rollbackOf(release);
  return rollback?.restoredCommit === commit
    ? rollback.restoredVersion
    : releaseOfCommit(entity, commit)?.version;
}

/** The breach of a report that nothing covers, and whether it is on record already. */
function violationOf(
  world: World,
  command: ReportDeployment,
  place: Place,
  judgement: Judgement,
): { readonly violation?: ViolationFact; readonly isNew: boolean } {
  if (judgement.coverage !== 'none') {
    return { isNew: false };
  }
  const known = openBreach(world, place, command.commit);
  return known
    ? { violation: known, isNew: false }
    : { violation: breach(world, command, place, judgement), isNew: true };
}

function answerTo(
  { deploymentId }: ReportDeployment,
  releaseId: string | undefined,
  violation: ViolationFact | undefined,
): DeploymentAnswer {
  return {
    deploymentId,
    ...(releaseId !== undefined && { releaseId }),
    ...(violation && {
      violation: {
        id: violation.violationId,
        code: violation.code,
        message: violation.message,
      },
    }),
  };
}

/**
 * Records a deployment. A report by somebody who may report is never refused:
 * what breaches the rule is recorded as a violation. `world` holds every open
 * release of the entity and the newest one of the commit.
 */
export function reportDeployment(
  world: World,
  command: ReportDeployment,
  context: Context,
): { readonly plan: Plan; readonly answer: DeploymentAnswer } | Refused {
  const refused = refuseReporter(context);
  if (refused) {
    return { refused };
  }
  const place = placeOf(command, context);
  const judgement = judge(world, command, place, context);
  const id = judgement.releaseId;
  const releaseId = id !== undefined && world.releases[id] ? id : undefined;
  const version =
    command.version ?? versionOf(world, judgement, command.commit);
  const report = { ...command, ...(version && { version }) };
  const fact = factOf(report, place, judgement, context);
  const { violation, isNew } = violationOf(world, command, place, judgement);
  const recorded = {
    type: 'deployment-recorded' as const,
    data: { ...fact, policyDigest: policyDigest(context.policy) },
  };
  const violated =
    violation && isNew
      ? [{ type: 'violation-recorded' as const, data: violation }]
      : [];
  return {
    answer: answerTo(command, releaseId, violation),
    plan: {
      entity: [
        {
          ...recorded,
          data: { ...recorded.data, ...(releaseId && { releaseId }) },
        },
        ...(releaseId ? [] : violated),
      ],
      releases: {
        ...sideEffects(world, command, place, judgement.coverage),
        ...(releaseId && { [releaseId]: [recorded, ...violated] }),
      },
    },
  };
}
