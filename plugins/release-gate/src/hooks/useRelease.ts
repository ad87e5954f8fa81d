import { useApi } from '@backstage/core-plugin-api';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import { useCallback } from 'react';
import { useNavigate } from 'react-router-dom';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import type { Failure } from '../words/failure';
import { useLive } from './useLive';
import { useReleaseLink } from './useReleaseLink';
import { useResource } from './useResource';

function isOlder(next: ReleaseJson, shown: ReleaseJson): boolean {
  return next.revision < shown.revision;
}

/** A release as a page of its own shows it. */
export interface ShownRelease {
  readonly release: ReleaseJson | undefined;
  /** Why the last reading failed; with a `release`, that is only not the newest. */
  readonly failure: Failure | undefined;
  readonly reload: () => Promise<void>;
  /** Reads again without anybody waiting for it. */
  readonly refresh: () => void;
  /** Shows the release that a command answered; another one on its own page. */
  readonly show: (answer: ReleaseJson) => void;
}

/** Reads a release, and again whenever something happened to it. */
export function useRelease(id: string): ShownRelease {
  const api = useApi(releaseGateApiRef);
  const navigate = useNavigate();
  const link = useReleaseLink();
  const load = useCallback(() => api.release(id), [api, id]);
  const { value, failure, reload, replace } = useResource(load, isOlder);
  const refresh = () => {
    reload().catch(() => undefined);
  };
  useLive(({ releaseId }) => releaseId === id, refresh);
  const show = (answer: ReleaseJson) => {
    if (answer.id === id) {
      replace(shown => (isOlder(answer, shown) ? shown : answer));
    } else {
      navigate(link(answer.id));
    }
  };
  return { release: value, failure, reload, refresh, show };
}
