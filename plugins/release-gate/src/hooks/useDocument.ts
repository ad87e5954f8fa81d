import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import { type Resource, useResource } from './useResource';

/** The Markdown of a document; without a version that is known, nothing. */
export function useDocument(
  releaseId: string,
  kind: 'release-note' | 'incident-report',
  version: number | undefined,
): Resource<string> {
  const api = useApi(releaseGateApiRef);
  const load = useCallback(
    () =>
      version === undefined
        ? Promise.resolve('')
        : api.document(releaseId, kind, version),
    [api, releaseId, kind, version],
  );
  return useResource(load);
}
