import type { EntityRecord } from '../model/entity';

/**
 * An entity of which nothing is recorded yet.
 *
 * @public
 */
export function emptyEntityRecord(entityRef: string): EntityRecord {
  return {
    entityRef,
    sequence: 0,
    releases: [],
    deployments: [],
    violations: [],
  };
}
