import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { useResource } from './useResource';

/** For whom the viewer acts. */
export interface Ownership {
  readonly me: string;
  /** The viewer and the viewer's groups, each once. */
  readonly owners: readonly string[];
}

/** Who looks at the page and what they own things as, as soon as that is known. */
export function useOwnership(): Ownership | undefined {
  const identityApi = useApi(identityApiRef);
  const load = useCallback(async (): Promise<Ownership> => {
    const { userEntityRef: me, ownershipEntityRefs } =
      await identityApi.getBackstageIdentity();
    return { me, owners: [...new Set([me, ...ownershipEntityRefs])] };
  }, [identityApi]);
  return useResource(load).value;
}
