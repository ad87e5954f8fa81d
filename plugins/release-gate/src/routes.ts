import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** The inbox. @public */
export const rootRouteRef = createRouteRef({ id: 'release-gate' });

/** One release. @public */
export const releaseRouteRef = createSubRouteRef({
  id: 'release-gate/release',
  parent: rootRouteRef,
  path: '/releases/:id',
});

/** A document of a release. @public */
export const documentRouteRef = createSubRouteRef({
  id: 'release-gate/document',
  parent: rootRouteRef,
  path: '/releases/:id/documents/:kind',
});
