import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { readSettings } from '../config/readSettings';
import {
  PAYMENTS,
  catalogEntities,
  relatedBothWays,
} from '../testUtils/startReleaseGate';
import { CatalogDirectory } from './CatalogDirectory';

/** A directory over a catalog whose calls are counted. */
function createDirectory(
  options: {
    readonly entities?: readonly Entity[];
    readonly config?: JsonObject;
  } = {},
) {
  const entities = [...(options.entities ?? catalogEntities)];
  const catalog = catalogServiceMock({ entities });
  const calls: (readonly string[])[] = [];
  const counted = catalogServiceMock.mock({
    getEntities: (...asked) => catalog.getEntities(...asked),
    getEntitiesByRefs: (request, ...rest) => {
      calls.push(request.entityRefs);
      return catalog.getEntitiesByRefs(request, ...rest);
    },
  });
  const settings = readSettings(
    new ConfigReader({
      releaseGate: {
        approvers: ['group:default/directors'],
        ...options.config,
      },
    }),
    'production',
  );
  return {
    calls,
    directory: new CatalogDirectory({
      catalog: counted,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      settings,
    }),
  };
}

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    relations: parent
      ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
      : [],
  };
}

function user(name: string, ...groups: readonly string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    relations: groups.map(each => ({
      type: 'memberOf',
      targetRef: `group:default/${each}`,
    })),
  };
}

describe('the calls to the catalog', () => {
  it('are one for an entity, a person and the approvers', async () => {
    const { directory, calls } = createDirectory({
      entities: relatedBothWays([
        group('directors'),
        user('dan', 'directors'),
        user('erin', 'portal-team'),
        ...catalogEntities.filter(({ kind }) => kind === 'Component'),
      ]),
    });
    const dan = await directory.personAtEntity('user:default/dan', PAYMENTS);
    expect(dan.person.approver).toEqual({
      found: true,
      via: ['user:default/dan', 'group:default/directors'],
    });
    const erin = await directory.personAtEntity('user:default/erin', PAYMENTS);
    expect(erin.known?.owners).toEqual(['group:default/portal-team']);
    expect(erin.person.ownsAs).toContain('group:default/portal-team');
    expect(calls).toHaveLength(2);
  });

  it('are one more for every level of groups below the approvers', async () => {
    const { directory, calls } = createDirectory();
    const { person } = await directory.personAtEntity(
      'user:default/deputy',
      PAYMENTS,
    );
    expect(person.approver).toEqual({
      found: true,
      via: [
        'user:default/deputy',
        'group:default/board',
        'group:default/directors',
      ],
    });
    expect(calls).toHaveLength(2);
  });

  it('are one for all that is asked in the same turn', async () => {
    const { directory, calls } = createDirectory();
    await Promise.all([
      directory.entity(PAYMENTS),
      directory.recent.entity(PAYMENTS),
      directory.personAtEntity('user:default/director', PAYMENTS),
    ]);
    expect(calls).toHaveLength(1);
  });

  it('are none for a page where a moment ago serves, and always new for a decision', async () => {
    const { directory, calls } = createDirectory();
    const asked = ['user:default/director', PAYMENTS] as const;
    await directory.personAtEntity(...asked);
    await directory.recent.personAtEntity(...asked);
    expect(calls).toHaveLength(1);
    await directory.personAtEntity(...asked);
    expect(calls).toHaveLength(2);
  });
});

describe('what somebody owns things as', () => {
  const entities = relatedBothWays([
    group('company'),
    group('product', 'company'),
    group('portal-team', 'product'),
    user('erin', 'portal-team'),
  ]);
  const ownsAs = async (config: JsonObject, name = 'erin') => {
    const { directory } = createDirectory({ entities, config });
    return (await directory.person(`user:default/${name}`)).ownsAs;
  };

  it('is itself and its groups, and nothing above them', async () => {
    expect(await ownsAs({})).toEqual([
      'user:default/erin',
      'group:default/portal-team',
    ]);
  });

  it('is every group above too, where the portal says so', async () => {
    expect(await ownsAs({ ownership: { groups: 'ancestors' } })).toEqual([
      'user:default/erin',
      'group:default/portal-team',
      'group:default/product',
      'group:default/company',
    ]);
  });

  it('is nothing for somebody who has left', async () => {
    expect(await ownsAs({}, 'leaver')).toEqual([]);
  });

  it.each([
    ['the configuration', 'group:default/DIRECTORS', 'directors', 'directors'],
    [
      'the name of the group',
      'group:default/directors',
      'Directors',
      'directors',
    ],
    [
      'what its members say',
      'group:default/directors',
      'directors',
      'Directors',
    ],
    ['all of them', 'Group:Default/DirectorS', 'DIRECTORS', 'Directors'],
  ])(
    'does not depend on upper case in %s',
    async (_, approver, name, memberOf) => {
      const { directory } = createDirectory({
        entities: [
          {
            ...group(name),
            relations: [{ type: 'hasMember', targetRef: 'User:default/Dan' }],
          },
          user('Dan', memberOf),
        ],
        config: { approvers: [approver] },
      });
      const person = await directory.person('user:default/dan');
      expect(person).toEqual({
        ownsAs: ['user:default/dan', 'group:default/directors'],
        approver: {
          found: true,
          via: ['user:default/dan', 'group:default/directors'],
        },
      });
      expect(await directory.approvers()).toEqual(['user:default/dan']);
      expect(await directory.unknownApprovers()).toEqual([]);
    },
  );

  it('ends in groups that are in a ring', async () => {
    const ring = relatedBothWays([
      group('a', 'b'),
      group('b', 'a'),
      group('directors', 'a'),
      user('erin', 'a'),
    ]);
    const { directory } = createDirectory({
      entities: ring,
      config: { ownership: { groups: 'ancestors' } },
    });
    const person = await directory.person('user:default/erin');
    expect([...person.ownsAs].sort()).toEqual([
      'group:default/a',
      'group:default/b',
      'user:default/erin',
    ]);
    expect(person.approver).toEqual({ found: false });
  });
});
