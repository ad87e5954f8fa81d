import type { Entity } from '@backstage/catalog-model';
import { compareUrl, repositoryOf } from './repositoryOf';

const entity = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', annotations },
});

const SLUG = 'github.com/project-slug';
const LOCATION = 'backstage.io/source-location';

describe('the repository of an entity', () => {
  it.each([
    [
      { [SLUG]: 'acme/payments' },
      'https://github.com/acme/payments/compare/a...b',
    ],
    [
      { [LOCATION]: 'url:https://github.acme.com/team/payments/tree/main/' },
      'https://github.acme.com/team/payments/compare/a...b',
    ],
    [
      {
        [LOCATION]: 'url:https://gitlab.com/acme/team/payments/-/tree/main/x',
        [SLUG]: 'other/one',
      },
      'https://gitlab.com/acme/team/payments/-/compare/a...b',
    ],
  ])('%j is compared at %s', (annotations, url) => {
    const repository = repositoryOf(entity(annotations));
    expect(repository && compareUrl(repository, 'a', 'b')).toBe(url);
  });

  it.each([
    [{}],
    [{ [SLUG]: 'data:text,x' }],
    [{ [LOCATION]: 'url:http://github.com/acme/payments/tree/main' }],
    [{ [LOCATION]: 'file:/home/me/payments' }],
  ])('%j is none that can be linked', annotations => {
    expect(repositoryOf(entity(annotations))).toBeUndefined();
  });
});
