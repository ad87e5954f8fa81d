import { useApiHolder } from '@backstage/core-plugin-api';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';
import { serviceName } from '../../words/serviceName';

/** What people call an entity: its name, until the catalog has said its title. */
export function useEntityTitle(ref: string | undefined): string | undefined {
  const presentationApi = useApiHolder().get(entityPresentationApiRef);
  const [read, setRead] = useState<{ ref: string; title: string }>();
  useEffect(() => {
    let isWanted = true;
    if (ref && presentationApi) {
      presentationApi.forEntity(ref).promise.then(
        ({ primaryTitle }) => isWanted && setRead({ ref, title: primaryTitle }),
        () => undefined,
      );
    }
    return () => {
      isWanted = false;
    };
  }, [presentationApi, ref]);
  return ref && (read?.ref === ref ? read.title : serviceName(ref));
}
