import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { useResource } from '../../hooks/useResource';
import {
  type TemplateName,
  registeredTemplates,
  templateParams,
} from './registeredTemplates';
import { templateRouteRef } from './templateRouteRef';

const NONE: ReadonlySet<TemplateName> = new Set();

/**
 * Where a template is filled in, prefilled with what is known here; undefined
 * where the app has no scaffolder, or the catalog no such template.
 */
export function useTemplateLink(
  name: TemplateName,
  known: Readonly<Record<string, string>>,
): string | undefined {
  const catalog = useApiHolder().get(catalogApiRef);
  const route = useRouteRef(templateRouteRef);
  const hasScaffolder = route !== undefined;
  const load = useCallback(
    () =>
      catalog && hasScaffolder
        ? registeredTemplates(catalog)
        : Promise.resolve(NONE),
    [catalog, hasScaffolder],
  );
  const { value } = useResource(load);
  if (!route || !value?.has(name)) {
    return undefined;
  }
  const formData = encodeURIComponent(JSON.stringify(known));
  return `${route(templateParams(name))}?formData=${formData}`;
}
