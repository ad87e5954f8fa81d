import {
  type BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  type ReleaseGateApi,
  createReleaseGateClient,
} from 'backstage-plugin-release-gate-common';
import { fetchOnBehalfOf } from './fetchOnBehalfOf';

/**
 * Release Gate as other backend plugins and modules reach it.
 *
 * @public
 */
export interface ReleaseGateService {
  /**
   * The API on behalf of somebody: what they may not do is refused as if they
   * had called themselves.
   */
  as(credentials: BackstageCredentials): ReleaseGateApi;
}

/**
 * Gives other backend plugins the Release Gate API, over HTTP and with the
 * credentials of whoever they act for.
 *
 * @public
 */
export const releaseGateServiceRef = createServiceRef<ReleaseGateService>({
  id: 'release-gate.api',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: ({ auth, discovery }) => ({
        as: credentials =>
          createReleaseGateClient({
            baseUrl: () => discovery.getBaseUrl('release-gate'),
            fetchApi: { fetch: fetchOnBehalfOf(auth, credentials) },
          }),
      }),
    }),
});
