import type { ReleaseId } from '../model/names';
import { voiding } from '../approval/voiding';
import { refuseReporter } from '../authority/authority';
import { releaseOfCommit } from '../entity/releases';
import type { ReportDeployment } from '../model/commands/deployments';
import type { Context } from '../model/context';
import type { ReleaseEventBody } from '../model/events/event';
import { policyDigest } from '../model/policyDigest';
import type { Refused } from '../model/refusals';
import type { Release } from '../model/release';
import type { ViolationFact } from '../model/violation';
import type { Plan, World } from '../model/world';
import { type Reported, breach, breachCode, openBreach } from './breach';
import { factOf } from './factOf';
import { type Judgement, judge } from './judge';
import { placeOf } from './placeOf';

/**
 * What a report comes to: always recorded; `violation` where it breaches the
 * rule that production needs an approval.
 *
 * @public
 */
export interface DeploymentAnswer {
  readonly deploymentId: string;
  readonly releaseId?: ReleaseId;
  readonly violation?: {
    readonly id: string;
    readonly code: string;
    readonly message: string;
  };
}

/** The version that goes with the commit: as it was approved, whatever the report says; else the report's word. */
function versionOf(
  { entity, releases }: World,
  { releaseId, approval, target }: Judgement,
  { commit, version }: ReportDeployment,
): string | undefined {
  const release = releaseId ? releases[releaseId] : undefined;
  return (
    approval?.request.snapshot.version ??
    target?.version ??
    version ??
    (release?.commit === commit
      ? release.version
      : releaseOfCommit(entity, commit)?.version)
  );
}

/** The breach that a report is, and whether it is on record already. */
function violationOf(
  world: World,
  command: ReportDeployment,
  judgement: Judgement,
  at: Pick<Reported, 'place' | 'context'>,
): { readonly violation?: ViolationFact; readonly isNew: boolean } {
  const code = breachCode(judgement);
  if (!code) {
    return { isNew: false };
  }
  const known = openBreach(world, command, { ...at, code });
  const { place } = at;
  const { gate } = judgement;
  return known
    ? { violation: known, isNew: false }
    : { violation: breach(world, command, { place, code, gate }), isNew: true };
}

function answerTo(
  { deploymentId }: ReportDeployment,
  releaseId: ReleaseId | undefined,
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

/** A request that was made after the start of a deployment ends when that uses the approval before. */
function supersededBy(
  release: Release,
  { status }: ReportDeployment,
  { approval }: Judgement,
): readonly ReleaseEventBody[] {
  const latest = release.approval;
  return approval &&
    status === 'succeeded' &&
    latest.status === 'requested' &&
    latest.request.snapshot.number !== approval.request.snapshot.number
    ? voiding(release, 'superseded')
    : [];
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
  const version = versionOf(world, judgement, command);
  const fact = factOf(command, place, { ...judgement, version }, context);
  const { violation, isNew } = violationOf(world, command, judgement, {
    place,
    context,
  });
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
        ...(releaseId && {
          [releaseId]: [
            ...supersededBy(world.releases[releaseId], command, judgement),
            recorded,
            ...violated,
          ],
        }),
      },
    },
  };
}
