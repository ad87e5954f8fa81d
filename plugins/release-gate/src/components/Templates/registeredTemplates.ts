import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { catalogApiRef } from '@backstage/plugin-catalog-react';

type CatalogApi = (typeof catalogApiRef)['T'];

/** The templates that this plugin knows how to prefill. */
export type TemplateName = 'start-release' | 'release-note' | 'incident-report';

const REFS: Readonly<Record<TemplateName, string>> = {
  'start-release': 'template:default/start-release',
  'release-note': 'template:default/release-note',
  'incident-report': 'template:default/incident-report',
};

/** Namespace and name of a template, as the scaffolder's address takes them. */
export function templateParams(name: TemplateName): {
  readonly namespace: string;
  readonly templateName: string;
} {
  const ref = parseEntityRef(REFS[name]);
  return { namespace: ref.namespace, templateName: ref.name };
}

async function read(catalog: CatalogApi): Promise<ReadonlySet<TemplateName>> {
  const names = Object.keys(REFS) as TemplateName[];
  const { items } = await catalog.getEntitiesByRefs({
    entityRefs: names.map(name => REFS[name]),
    fields: ['kind', 'metadata.namespace', 'metadata.name'],
  });
  const found = new Set(
    items
      .filter((entity): entity is Entity => entity !== undefined)
      .map(entity => stringifyEntityRef(entity)),
  );
  return new Set(names.filter(name => found.has(REFS[name])));
}

const answers = new WeakMap<CatalogApi, Promise<ReadonlySet<TemplateName>>>();

/** Which of the templates the viewer finds in the catalog. It is asked once until the page is loaded again, and once more after it failed. */
export function registeredTemplates(
  catalog: CatalogApi,
): Promise<ReadonlySet<TemplateName>> {
  const known = answers.get(catalog);
  if (known) {
    return known;
  }
  const answer = read(catalog);
  answers.set(catalog, answer);
  answer.catch(() => answers.delete(catalog));
  return answer;
}
