import { createApiRef } from '@backstage/core-plugin-api';
import type { ReleaseGateApi } from 'backstage-plugin-release-gate-common';

/** How the pages reach the Release Gate backend. @public */
export const releaseGateApiRef = createApiRef<ReleaseGateApi>({
  id: 'plugin.release-gate.api',
});
