import { type Refusal, refusal } from '../model/refusals';
import { type Release, productionSuccess, rollbackOf } from '../model/release';
import { hasEnded, holdsProduction, phaseOf } from './phase';

/** Why an ended or rolled-back release is not worked on any more; undefined if it is. */
export function refuseEnded(release: Release): Refusal | undefined {
  return hasEnded(release) || rollbackOf(release)
    ? refusal(
        'release-ended',
        `The release is ${phaseOf(release).replace('-', ' ')}`,
      )
    : undefined;
}

/** Once production has begun, the content that was approved stays as it is. */
export function refuseBegun(release: Release): Refusal | undefined {
  return holdsProduction(release) || productionSuccess(release)
    ? refusal(
        'production-begun',
        'Production has begun: what was approved can no longer be changed',
      )
    : undefined;
}
