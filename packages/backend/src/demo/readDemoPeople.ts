import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';

/**
 * The entity refs, normalised, of the catalog users that a visitor of the demo
 * may become (`demo.people`).
 */
export function readDemoPeople(config: Config): string[] {
  return (config.getOptionalConfigArray('demo.people') ?? []).map(person =>
    stringifyEntityRef(
      parseEntityRef(person.getString('ref'), { defaultKind: 'user' }),
    ),
  );
}
