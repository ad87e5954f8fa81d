import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import Breadcrumbs from '@material-ui/core/Breadcrumbs';
import Typography from '@material-ui/core/Typography';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import { useCallback } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { DeskProvider } from '../../hooks/useDesk';
import { useLive } from '../../hooks/useLive';
import { useMe } from '../../hooks/useMe';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useResource } from '../../hooks/useResource';
import { ServerTimeProvider } from '../../hooks/useServerTime';
import { serviceName } from '../../words/serviceName';
import { Facts } from '../Facts/Facts';
import { HeadingLevel } from '../Panel/headingLevel';
import { PageFailure } from '../PageStates/PageStates';
import { ReleaseSkeleton } from '../PageStates/Skeletons';
import { Timeline } from '../Timeline/Timeline';
import { Workbench } from '../Workbench/Workbench';
import { NotNewest } from './NotNewest';

function isOlder(next: ReleaseJson, shown: ReleaseJson): boolean {
  return next.revision < shown.revision;
}

/** The page of one release. */
export function ReleasePage() {
  const { id = '' } = useParams();
  const api = useApi(releaseGateApiRef);
  const me = useMe();
  const navigate = useNavigate();
  const link = useReleaseLink();
  const entityLink = useEntityRefLink();
  const load = useCallback(() => api.release(id), [api, id]);
  const {
    value: release,
    failure,
    reload,
    replace,
  } = useResource(load, isOlder);
  const refresh = () => {
    reload().catch(() => undefined);
  };
  useLive(({ releaseId }) => releaseId === id, refresh);

  if (!release) {
    return failure ? (
      <PageFailure failure={failure} what="release" onRetry={refresh} />
    ) : (
      <ReleaseSkeleton />
    );
  }
  const show = (answer: ReleaseJson) => {
    if (answer.id === id) {
      replace(shown => (isOlder(answer, shown) ? shown : answer));
    } else {
      navigate(link(answer.id));
    }
  };
  return (
    <ServerTimeProvider now={release.now}>
      <DeskProvider
        key={id}
        release={release}
        me={me}
        show={show}
        reload={reload}
      >
        <Breadcrumbs aria-label="Breadcrumb">
          <Link to={entityLink(release.entityRef)}>
            {serviceName(release.entityRef)}
          </Link>
          <Link to={`${entityLink(release.entityRef)}/releases`}>Releases</Link>
          <Typography color="textPrimary">{release.version}</Typography>
        </Breadcrumbs>
        <NotNewest failure={failure} onRetry={refresh} />
        <HeadingLevel level={3}>
          <Workbench
            aside={
              <>
                <Facts />
                <Timeline />
              </>
            }
          />
        </HeadingLevel>
      </DeskProvider>
    </ServerTimeProvider>
  );
}
