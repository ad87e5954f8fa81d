import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect, useState } from 'react';

/** For whom the viewer acts. */
export interface Ownership {
  readonly me: string;
  /** The viewer and the viewer's groups, each once. */
  readonly owners: readonly string[];
}

/** Who looks at the page and what they own things as, as soon as that is known. */
export function useOwnership(): Ownership | undefined {
  const identityApi = useApi(identityApiRef);
  const [ownership, setOwnership] = useState<Ownership>();
  useEffect(() => {
    let isWanted = true;
    identityApi.getBackstageIdentity().then(
      ({ userEntityRef, ownershipEntityRefs }) =>
        isWanted &&
        setOwnership({
          me: userEntityRef,
          owners: [...new Set([userEntityRef, ...ownershipEntityRefs])],
        }),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [identityApi]);
  return ownership;
}
