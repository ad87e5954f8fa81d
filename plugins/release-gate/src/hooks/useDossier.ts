import { useApi } from '@backstage/core-plugin-api';
import type {
  DossierJson,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import { useCallback } from 'react';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import { useLiveResource } from './useLiveResource';
import type { Resource } from './useResource';

/** What is known of a release besides its request, as far as it was read. */
export type ReadDossier = Pick<
  Resource<DossierJson>,
  'value' | 'failure' | 'refresh'
>;

/**
 * Reads what an approver has to know besides the request, and again whenever
 * the release or another one of the entity has changed. What was read for
 * another request is never shown with this one.
 */
export function useDossier(release: ReleaseJson): ReadDossier {
  const api = useApi(releaseGateApiRef);
  const { id, entityRef, revision } = release;
  const digest = release.approval.request?.digest;
  const load = useCallback(
    async () => ({ digest, dossier: await api.dossier(id) }),
    [api, id, digest],
  );
  const { value, failure, refresh } = useLiveResource(
    load,
    signal => signal.entityRef === entityRef && signal.releaseId !== id,
    { revision },
  );
  return { value: value?.dossier, failure, refresh };
}
