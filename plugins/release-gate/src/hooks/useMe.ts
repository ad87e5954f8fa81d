import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect, useState } from 'react';

/** Who looks at the page, as soon as that is known. */
export function useMe(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const [me, setMe] = useState<string>();
  useEffect(() => {
    let isWanted = true;
    identityApi.getBackstageIdentity().then(
      ({ userEntityRef }) => isWanted && setMe(userEntityRef),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [identityApi]);
  return me;
}
