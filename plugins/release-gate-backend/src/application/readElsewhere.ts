import type {
  Context,
  EntityRecord,
  Release,
} from 'backstage-plugin-release-gate-common';
import type { Ports } from './Parts';

/** More than any repository has entities. */
const MOST_ENTITIES = 1_000;

/**
 * What other entities know of a release's commit, and of the commit that is
 * stated as its baseline; each entity's record is read and verified.
 */
export async function readElsewhere(
  { entityLists, store }: Pick<Ports, 'entityLists' | 'store'>,
  { entityRef, commit }: Pick<Release, 'entityRef' | 'commit'>,
  statedCommit?: string,
): Promise<Pick<Context, 'workersElsewhere' | 'entitiesElsewhere'>> {
  const workersElsewhere = await entityLists.workersElsewhere(
    commit,
    entityRef,
  );
  if (statedCommit === undefined) {
    return { workersElsewhere };
  }
  const entitiesElsewhere: EntityRecord[] = [];
  for (const ref of await entityLists.entitiesElsewhere(
    statedCommit,
    entityRef,
    MOST_ENTITIES,
  )) {
    const { entity } = await store.loadEntity(ref);
    entitiesElsewhere.push(entity.state);
  }
  return { workersElsewhere, entitiesElsewhere };
}
