import { sharingWork } from '../entity/relatedTo';
import type { Context } from '../model/context';
import type { Release } from '../model/release';

/** Who worked on the release itself, or is named in its evidence. @public */
export function workersOn({ contributors, items }: Release): readonly string[] {
  const evidence = Object.values(items).flatMap(({ completion, parts }) => [
    ...(completion ? [completion] : []),
    ...Object.values(parts),
  ]);
  const named = evidence
    .map(({ evidence: { by } }) => by)
    .filter(by => by.startsWith('user:'));
  return [...new Set([...contributors, ...named])];
}

/**
 * The users who had a part in a release, in its earlier attempts, or in another
 * release or deployment of the same commit, whatever the entity. They may not
 * decide on it.
 *
 * @public
 */
export function contributorsTo(
  release: Release,
  {
    entity,
    related,
    workersElsewhere,
  }: Pick<Context, 'entity' | 'related' | 'workersElsewhere'>,
): readonly string[] {
  const shared = sharingWork(entity, release).flatMap(entry => {
    const read = related.find(({ id }) => id === entry.id);
    return read ? workersOn(read) : entry.contributors ?? [];
  });
  const deployers = entity.deployments
    .filter(
      ({ commit, source }) => commit === release.commit && source === 'person',
    )
    .map(({ by }) => by);
  return [
    ...new Set([
      ...workersOn(release),
      ...shared,
      ...deployers,
      ...workersElsewhere,
    ]),
  ];
}
