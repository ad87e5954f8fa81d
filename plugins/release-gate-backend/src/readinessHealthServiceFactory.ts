import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { readinessServiceRef } from 'backstage-plugin-release-gate-node';

/**
 * The health of the backend as Backstage tells it, and not ready either while
 * Release Gate cannot store anything: a load balancer then asks another
 * instance. A portal adds it with `backend.add(readinessHealthServiceFactory)`;
 * plugins cannot take part in Backstage's own readiness.
 *
 * @public
 */
export const readinessHealthServiceFactory = createServiceFactory({
  service: coreServices.rootHealth,
  deps: {
    lifecycle: coreServices.rootLifecycle,
    readiness: readinessServiceRef,
  },
  async factory({ lifecycle, readiness }) {
    let stage: 'starting' | 'up' | 'stopping' = 'starting';
    lifecycle.addStartupHook(() => {
      stage = 'up';
    });
    lifecycle.addBeforeShutdownHook(() => {
      stage = 'stopping';
    });
    const ok = { status: 200, payload: { status: 'ok' } };
    return {
      getLiveness: async () => ok,
      getReadiness: async () => {
        const problems =
          stage === 'up'
            ? await readiness.problems()
            : [`The backend is ${stage}`];
        return problems.length === 0
          ? ok
          : {
              status: 503,
              payload: { status: 'error', message: problems.join('; ') },
            };
      },
    };
  },
});
