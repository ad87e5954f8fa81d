import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { parseEntityYaml } from '@backstage/plugin-catalog-node';

const REPOSITORY = resolve(__dirname, '../../../..');

/** The documents of a YAML file, whether or not they are entities. */
function readDocuments(file: string): any[] {
  const location = { type: 'file', target: resolve(REPOSITORY, file) };
  return [...parseEntityYaml(readFileSync(location.target), location)].map(
    result => (result.type === 'entity' ? result.entity : result),
  );
}

const entities: Entity[] = [
  ...readDocuments('examples/org.yaml'),
  ...readDocuments('examples/services.yaml'),
];
const [config] = readDocuments('app-config.yaml');
const find = (ref: string) =>
  entities.find(entity => stringifyEntityRef(entity) === ref) as Entity & {
    spec: any;
  };

describe('the catalog of the demo', () => {
  it('has every person of demo.people, under the same name', () => {
    const names = config.demo.people.map((person: { ref: string }) => [
      person.ref,
      find(person.ref)?.spec.profile.displayName,
    ]);

    expect(names).toEqual(
      config.demo.people.map((person: { ref: string; name: string }) => [
        person.ref,
        person.name,
      ]),
    );
  });

  it('gives every user the address <id>@example.com', () => {
    const users = entities.filter(({ kind }) => kind === 'User');

    expect(users).toHaveLength(5);
    for (const user of users) {
      expect(user.spec?.profile).toMatchObject({
        email: `${user.metadata.name}@example.com`,
      });
    }
  });

  it('has the group of the approvers', () => {
    for (const ref of config.releaseGate.approvers) {
      expect(find(ref)).toBeDefined();
    }
  });

  it('has one component only that the portal team does not own', () => {
    const foreign = entities.filter(
      ({ kind, spec }) =>
        kind === 'Component' && spec?.owner !== 'group:default/portal-team',
    );

    expect(foreign.map(stringifyEntityRef)).toEqual([
      'component:default/usage-dashboard',
    ]);
  });
});
