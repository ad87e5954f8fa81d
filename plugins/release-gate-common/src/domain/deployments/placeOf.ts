import type { EnvironmentName } from '../model/names';
import type { ReportDeployment } from '../model/commands/deployments';
import type { Context } from '../model/context';
import { type EnvironmentTier, findEnvironment } from '../model/policy';

/** Where a report says that a deployment went. */
export interface Place {
  readonly environment: EnvironmentName;
  readonly tier: EnvironmentTier;
  readonly declared: boolean;
}

/** An undeclared environment counts as production. */
export function placeOf(command: ReportDeployment, context: Context): Place {
  const found = findEnvironment(context.policy, command.environment);
  return found
    ? { environment: found.name, tier: found.tier, declared: true }
    : { environment: command.environment, tier: 'production', declared: false };
}
