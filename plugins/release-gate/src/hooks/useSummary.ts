import { useApi } from '@backstage/core-plugin-api';
import type { SummaryJson } from 'backstage-plugin-release-gate-common';
import { useCallback } from 'react';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import { useLiveResource } from './useLiveResource';
import type { Resource } from './useResource';

function isOlder(next: SummaryJson, shown: SummaryJson): boolean {
  return (
    next.current !== undefined &&
    next.current.id === shown.current?.id &&
    next.current.revision < shown.current.revision
  );
}

/** Everything about an entity in one call, kept up to date. */
export function useSummary(entityRef: string): Resource<SummaryJson> {
  const api = useApi(releaseGateApiRef);
  const load = useCallback(() => api.summary(entityRef), [api, entityRef]);
  return useLiveResource(load, signal => signal.entityRef === entityRef, {
    isOlder,
  });
}
