import { refuseNonApprover, refuseOutsider } from '../authority/authority';
import { runningIn } from '../entity/running';
import type { ApprovalRequestSnapshot } from '../model/approvalRequest';
import type { Context } from '../model/context';
import { type Refusal, type Refused, no, refusal } from '../model/refusals';
import {
  type ReleaseNow,
  productionSuccess,
  rollbackOf,
} from '../model/release';
import { holdsProduction } from '../progress/phase';

/** Whether users were affected may be raised by owners and approvers, lowered by approvers. */
export function refuseAffectedChange(
  release: ReleaseNow,
  context: Context,
  usersAffected: boolean,
): Refusal | undefined {
  return (
    (usersAffected ? refuseOutsider(context) : refuseNonApprover(context)) ??
    (rollbackOf(release)
      ? undefined
      : refusal(
          'no-rollback',
          'Whether users were affected is said of a rollback',
        ))
  );
}

/** The baseline that was approved with the release, where this actor may take the release back. */
export function mayRollBack(
  release: ReleaseNow,
  context: Context,
): { readonly baseline: ApprovalRequestSnapshot['baseline'] } | Refused {
  const refused = refuseOutsider(context);
  if (refused) {
    return { refused };
  }
  if (rollbackOf(release)) {
    return no('already-rolled-back', 'The release is rolled back already');
  }
  const { approval } = release;
  const isRunning =
    holdsProduction(release) ||
    (productionSuccess(release) &&
      runningIn(context.entity, release.environment)?.commit ===
        release.commit);
  return isRunning && approval.status !== 'none'
    ? { baseline: approval.request.snapshot.baseline }
    : no(
        'not-in-production',
        `Release ${release.version} does not run in ${release.environment}`,
      );
}
