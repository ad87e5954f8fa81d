import { refuseNonApprover, refuseOutsider } from '../authority/authority';
import { holderOfProduction } from '../entity/releases';
import { runningIn } from '../entity/running';
import type { Context } from '../model/context';
import type { RollbackTarget } from '../model/entity';
import { type Refusal, type Refused, no, refusal } from '../model/refusals';
import {
  type ReleaseNow,
  productionSuccess,
  rollbackOf,
} from '../model/release';
import { holdsProduction } from '../progress/phase';
import { goodTargetOf } from '../approval/rollbackTargets';

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

/** Where the way back leads, where that is known and still good, if this actor may take the release back. */
export function mayRollBack(
  release: ReleaseNow,
  context: Context,
): { readonly target: RollbackTarget | undefined } | Refused {
  const refused = refuseOutsider(context);
  if (refused) {
    return { refused };
  }
  if (rollbackOf(release)) {
    return no('already-rolled-back', 'The release is rolled back already');
  }
  const { entity } = context;
  const { environment } = release;
  const isRunning =
    holdsProduction(release) ||
    (productionSuccess(release) &&
      runningIn(entity, environment)?.commit === release.commit);
  if (!isRunning) {
    return no(
      'not-in-production',
      `Release ${release.version} does not run in ${environment}`,
    );
  }
  const holder = holderOfProduction(entity, environment, release.id);
  return holder
    ? no(
        'another-release-in-production',
        `Release ${holder.version} is in production and not settled`,
      )
    : { target: goodTargetOf(release, entity) };
}
