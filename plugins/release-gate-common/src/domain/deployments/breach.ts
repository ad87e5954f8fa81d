import type { ReportDeployment } from '../model/commands/deployments';
import { sameEnvironment } from '../model/names';
import { shortCommit } from '../model/shortCommit';
import type { ViolationFact } from '../model/violation';
import type { World } from '../model/world';
import type { Judgement } from './judge';
import type { Place } from './placeOf';

/** The breach that an unfinished report of the same deployment has already recorded. */
export function openBreach(
  world: World,
  place: Place,
  commit: string,
): ViolationFact | undefined {
  const last = world.entity.deployments
    .filter(
      ({ environment, commit: other }) =>
        other === commit && sameEnvironment(environment, place.environment),
    )
    .at(-1);
  if (last?.coverage !== 'none' || last.status !== 'started') {
    return undefined;
  }
  const run = new Set(
    world.entity.deployments
      .filter(
        deployment =>
          deployment.commit === commit &&
          deployment.environment === last.environment,
      )
      .map(({ deploymentId }) => deploymentId),
  );
  return [
    ...world.entity.violations,
    ...Object.values(world.releases).flatMap(({ violations }) => violations),
  ]
    .filter(({ deploymentId }) => run.has(deploymentId))
    .at(-1);
}

/** The violation of a report that nothing covers. */
export function breach(
  world: World,
  command: ReportDeployment,
  place: Place,
  { gate }: Judgement,
): ViolationFact {
  const why = gate?.reasons.map(({ message }) => message).join('; ');
  return {
    violationId: command.violationId,
    code: 'unapproved-deployment',
    message: `Commit ${shortCommit(command.commit)} of ${
      world.entity.entityRef
    } was deployed to ${place.environment} without a valid approval: ${why}`,
    deploymentId: command.deploymentId,
  };
}
