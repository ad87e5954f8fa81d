import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import type { ReactNode } from 'react';
import { useMe } from '../../hooks/useMe';
import { useRelease } from '../../hooks/useRelease';
import { ReleaseContextProvider } from '../../hooks/useReleaseContext';
import { ServerTimeProvider } from '../../hooks/useServerTime';
import { NotNewest } from '../Notice/NotNewest';
import { PageFailure } from '../PageStates/PageStates';
import { HeadingLevel } from '../Panel/headingLevel';

/** Reads a release and puts a page about it around its context; says so where it cannot be read, or not again. */
export function ReleaseFrame(props: {
  readonly id: string;
  /** What the page shows of the release. */
  readonly what: 'release' | 'document';
  /** What stands there while it is read. */
  readonly skeleton: ReactNode;
  readonly children: (release: ReleaseJson) => ReactNode;
}) {
  const { id, what } = props;
  const me = useMe();
  const { value: release, failure, refresh, ...shown } = useRelease(id);
  if (!release) {
    return failure ? (
      <PageFailure failure={failure} what={what} onRetry={refresh} />
    ) : (
      <>{props.skeleton}</>
    );
  }
  return (
    <ServerTimeProvider now={release.now}>
      <ReleaseContextProvider
        release={release}
        me={me}
        show={shown.show}
        reload={shown.reload}
      >
        <NotNewest failure={failure} onRetry={refresh} />
        <HeadingLevel level={3}>{props.children(release)}</HeadingLevel>
      </ReleaseContextProvider>
    </ServerTimeProvider>
  );
}
