import { runningSince } from '../../domain/entity/running';
import type { Context } from '../../domain/model/context';
import { productionEnvironments } from '../../domain/model/policy';
import { startEnvironments } from '../../domain/overview/entityActions';
import type { ProductionJson } from '../answers/summary';

/** What runs in each environment of tier production, and whether a release may be started for it. @public */
export function toProductionJson(context: Context): readonly ProductionJson[] {
  const startable = startEnvironments(context);
  return productionEnvironments(context.policy).map(name => {
    const inProduction = runningSince(context.entity, name);
    return {
      name,
      ...(inProduction && { inProduction }),
      mayStart: startable.includes(name),
    };
  });
}
