import { useRouteRef } from '@backstage/core-plugin-api';
import { releaseRouteRef } from '../routes';

/** Where the page of a release is. */
export function useReleaseLink(): (id: string) => string {
  const link = useRouteRef(releaseRouteRef);
  return id => link({ id });
}
