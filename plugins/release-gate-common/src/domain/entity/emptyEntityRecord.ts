import type { EntityRef } from '../model/names';
import type { EntityRecord } from '../model/entity';

/**
 * An entity of which nothing is recorded yet.
 *
 * @public
 */
export function emptyEntityRecord(entityRef: EntityRef): EntityRecord {
  return {
    entityRef,
    sequence: 0,
    releases: [],
    deployments: [],
    violations: [],
  };
}
