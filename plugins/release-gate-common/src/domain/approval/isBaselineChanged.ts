import type { EntityRecord } from '../model/entity';
import { sameEnvironment } from '../model/names';
import type { Release } from '../model/release';

/** Whether another commit has reached production since the request was made. */
export function isBaselineChanged(
  release: Release,
  entity: EntityRecord,
): boolean {
  const { approval } = release;
  if (approval.status !== 'requested' && approval.status !== 'approved') {
    return false;
  }
  return entity.deployments.some(
    ({ sequence, status, environment, commit, coverage }) =>
      sequence > approval.request.entitySequence &&
      status === 'succeeded' &&
      sameEnvironment(environment, release.environment) &&
      commit !== release.commit &&
      coverage !== 'redeployment' &&
      coverage !== 'claim',
  );
}
