import { type KnownApproval, approvalNumbered } from '../approval/numbered';
import type { RecordedDeployment } from '../model/deployment';
import { after, reached } from '../model/instants';
import { sameEnvironment } from '../model/names';
import type { Policy } from '../model/policy';
import {
  type Release,
  type ReleaseNow,
  isCancelled,
  rollbackOf,
} from '../model/release';

/** The approval under which a deployment may begin now. */
function validApproval({ approval }: ReleaseNow): KnownApproval | undefined {
  return approval.status === 'approved' && !approval.use?.usedBy
    ? approval
    : undefined;
}

/** Whether the approval was valid at the instant; one that ended at it was. */
function wasValidAt(approval: KnownApproval, at: string): boolean {
  if (!('decision' in approval) || !approval.decision?.validUntil) {
    return false;
  }
  const endedAt = 'endedAt' in approval ? approval.endedAt : undefined;
  return (
    !reached(approval.decision.validUntil, at) &&
    (endedAt === undefined || reached(at, endedAt))
  );
}

/** The last start under a valid approval of a deployment that has not ended. */
function startUnderWay(
  release: Release,
):
  | { readonly start: RecordedDeployment; readonly approval: KnownApproval }
  | undefined {
  const own = release.deployments.filter(
    ({ environment, tier, coverage }) =>
      tier === 'production' &&
      coverage !== 'claim' &&
      sameEnvironment(environment, release.environment),
  );
  const ended = own.findLastIndex(({ status }) => status !== 'started');
  return own
    .slice(ended + 1)
    .reverse()
    .flatMap(start => {
      const { coverage, requestNumber: number } = start;
      const approval =
        coverage === 'approval' && number !== undefined
          ? approvalNumbered(release, number)
          : undefined;
      return approval && wasValidAt(approval, start.at)
        ? [{ start, approval }]
        : [];
    })
    .at(0);
}

/**
 * The approval that covers a report on the release in its own environment: the
 * one that is valid now, else the one under which the deployment was started,
 * for as long as it may take. Nothing else is asked: an approved commit that
 * goes while the gate is closed for another reason uses its approval.
 */
export function coveringApprovalNow(
  release: ReleaseNow,
  policy: Policy,
): KnownApproval | undefined {
  if (rollbackOf(release) || isCancelled(release)) {
    return undefined;
  }
  const valid = validApproval(release);
  if (valid) {
    return valid;
  }
  const underWay = startUnderWay(release);
  if (!underWay) {
    return undefined;
  }
  const { start, approval } = underWay;
  const isUsed = approval.status === 'approved' && approval.use?.usedBy;
  const last = after(start.at, policy.deployWithinMs);
  return !isUsed && (last === release.now || !reached(last, release.now))
    ? approval
    : undefined;
}
