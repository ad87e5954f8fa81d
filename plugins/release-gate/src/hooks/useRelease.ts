import { useApi } from '@backstage/core-plugin-api';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import { useCallback } from 'react';
import { useNavigate } from 'react-router-dom';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import { useLiveResource } from './useLiveResource';
import { useReleaseLink } from './useReleaseLink';
import type { Resource } from './useResource';

function isOlder(next: ReleaseJson, shown: ReleaseJson): boolean {
  return next.revision < shown.revision;
}

/** A release as a page of its own shows it. */
export interface ShownRelease extends Resource<ReleaseJson> {
  /** Shows the release that a command answered; another one on its own page. */
  readonly show: (answer: ReleaseJson) => void;
}

/** Reads a release, and again whenever something happened to it. */
export function useRelease(id: string): ShownRelease {
  const api = useApi(releaseGateApiRef);
  const navigate = useNavigate();
  const link = useReleaseLink();
  const load = useCallback(() => api.release(id), [api, id]);
  const resource = useLiveResource(load, ({ releaseId }) => releaseId === id, {
    isOlder,
  });
  const show = (answer: ReleaseJson) => {
    if (answer.id === id) {
      resource.replace(shown => (isOlder(answer, shown) ? shown : answer));
    } else {
      navigate(link(answer.id));
    }
  };
  return { ...resource, show };
}
