import { useApi } from '@backstage/core-plugin-api';
import type {
  DossierJson,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import { useCallback, useEffect, useRef } from 'react';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import type { Failure } from '../words/failure';
import { useLive } from './useLive';
import { useResource } from './useResource';

/** What is known of a release besides its request, as far as it was read. */
export interface ReadDossier {
  readonly value: DossierJson | undefined;
  /** Why the last reading failed; with a `value`, that is only not the newest. */
  readonly failure: Failure | undefined;
  readonly retry: () => void;
}

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
  const { value, failure, reload } = useResource(load);
  const retry = useCallback(() => {
    reload().catch(() => undefined);
  }, [reload]);

  const readFor = useRef({ load, revision });
  useEffect(() => {
    const before = readFor.current;
    readFor.current = { load, revision };
    // Another `load` is read by the resource itself.
    if (before.load === load && before.revision !== revision) {
      retry();
    }
  }, [load, revision, retry]);
  useLive(
    signal => signal.entityRef === entityRef && signal.releaseId !== id,
    retry,
  );
  return { value: value?.dossier, failure, retry };
}
