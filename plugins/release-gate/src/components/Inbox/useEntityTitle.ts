import { useApiHolder } from '@backstage/core-plugin-api';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { useResource } from '../../hooks/useResource';
import { serviceName } from '../../words/serviceName';

/** What people call an entity: its name, until the catalog has said its title. */
export function useEntityTitle(ref: string | undefined): string | undefined {
  const presentationApi = useApiHolder().get(entityPresentationApiRef);
  const load = useCallback(
    async () =>
      ref && (await presentationApi?.forEntity(ref).promise)?.primaryTitle,
    [presentationApi, ref],
  );
  const { value: title } = useResource(load);
  return ref && (title ?? serviceName(ref));
}
