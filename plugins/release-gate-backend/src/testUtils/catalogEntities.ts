import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';

function user(name: string, groups: readonly string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { memberOf: [...groups] },
    relations: groups.map(each => ({
      type: 'memberOf',
      targetRef: `group:default/${each}`,
    })),
  };
}

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: parent
      ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
      : [],
  };
}

function component(name: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'service', owner: `group:default/${owner}` },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
  };
}

const INVERSE: Readonly<Record<string, string>> = {
  memberOf: 'hasMember',
  childOf: 'parentOf',
};

/** Relations in both directions, as the catalog keeps them. */
export function relatedBothWays(
  entities: readonly Entity[],
): readonly Entity[] {
  return entities.map(entity => {
    const own = stringifyEntityRef(entity);
    const inverse = entities.flatMap(other =>
      (other.relations ?? [])
        .filter(({ type, targetRef }) => targetRef === own && INVERSE[type])
        .map(({ type }) => ({
          type: INVERSE[type],
          targetRef: stringifyEntityRef(other),
        })),
    );
    return { ...entity, relations: [...(entity.relations ?? []), ...inverse] };
  });
}

/** The people and services of the tests. */
export const catalogEntities: readonly Entity[] = relatedBothWays([
  group('portal-team'),
  group('other-team'),
  group('directors'),
  group('board', 'directors'),
  user('engineer', ['portal-team']),
  user('engineer-2', ['portal-team']),
  user('director', ['directors']),
  user('deputy', ['board']),
  user('working-director', ['directors', 'portal-team']),
  user('outsider', ['other-team']),
  component('payments', 'portal-team'),
  component('other', 'portal-team'),
  component('foreign', 'other-team'),
]);
