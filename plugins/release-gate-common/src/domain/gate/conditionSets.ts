import type { EnvironmentTier } from '../model/policy';
import type { Condition } from './condition';
import { approvalGiven } from './conditions/approvalGiven';
import { approvalNotExpired } from './conditions/approvalNotExpired';
import { approvalNotRejected } from './conditions/approvalNotRejected';
import { approvalNotRevoked } from './conditions/approvalNotRevoked';
import { approvalNotVoided } from './conditions/approvalNotVoided';
import { checklistComplete } from './conditions/checklistComplete';
import { commitMatches } from './conditions/commitMatches';
import { entityKnown } from './conditions/entityKnown';
import { environmentKnown } from './conditions/environmentKnown';
import { historyWhole } from './conditions/historyWhole';
import { notCancelled } from './conditions/notCancelled';
import { notDeployedYet } from './conditions/notDeployedYet';
import { notRolledBack } from './conditions/notRolledBack';
import { productionFree } from './conditions/productionFree';
import { releaseExists } from './conditions/releaseExists';
import { revertsToTarget } from './conditions/revertsToTarget';
import { targetKnown } from './conditions/targetKnown';

/** What production demands. */
export const productionConditions: readonly Condition[] = [
  entityKnown,
  environmentKnown,
  historyWhole,
  releaseExists,
  commitMatches,
  notCancelled,
  notRolledBack,
  targetKnown,
  notDeployedYet,
  checklistComplete('pre-deployment', 'staging'),
  approvalGiven,
  approvalNotRejected,
  approvalNotVoided,
  approvalNotRevoked,
  approvalNotExpired,
  productionFree,
];

/** The one exception in production: the way back while a release is rolling back. */
export const revertConditions: readonly Condition[] = [
  entityKnown,
  environmentKnown,
  historyWhole,
  revertsToTarget,
];

/** What staging demands. */
export const stagingConditions: readonly Condition[] = [
  entityKnown,
  environmentKnown,
  historyWhole,
  releaseExists,
  commitMatches,
  notCancelled,
  checklistComplete('pre-deployment'),
];

/** What every other declared environment demands. */
export const otherConditions: readonly Condition[] = [
  entityKnown,
  environmentKnown,
  historyWhole,
];

/** What each tier demands. An undeclared environment counts as production. */
export const CONDITIONS_OF: Readonly<
  Record<EnvironmentTier | 'undeclared', readonly Condition[]>
> = {
  production: productionConditions,
  undeclared: productionConditions,
  staging: stagingConditions,
  other: otherConditions,
};
