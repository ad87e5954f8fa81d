import type { EntityRecord } from '../model/entity';
import { sameEnvironment } from '../model/names';

/**
 * Whether nothing has happened in the environment of a deployment since it was
 * reported: no other report, and no rollback that began or ended there.
 *
 * @public
 */
export function isLastFact(
  record: EntityRecord,
  deploymentId: string,
): boolean {
  const reported = record.deployments.find(
    deployment => deployment.deploymentId === deploymentId,
  );
  if (!reported) {
    return false;
  }
  const { environment, sequence } = reported;
  return (
    !record.deployments.some(
      other =>
        other.sequence > sequence &&
        sameEnvironment(other.environment, environment),
    ) &&
    !record.releases.some(
      ({ rollbackBegan = 0, rollbackEnded = 0, ...release }) =>
        sameEnvironment(release.environment, environment) &&
        Math.max(rollbackBegan, rollbackEnded) > sequence,
    )
  );
}
