import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import Breadcrumbs from '@material-ui/core/Breadcrumbs';
import Typography from '@material-ui/core/Typography';
import { useParams } from 'react-router-dom';
import { ReleaseContextProvider } from '../../hooks/useReleaseContext';
import { useMe } from '../../hooks/useMe';
import { useRelease } from '../../hooks/useRelease';
import { ServerTimeProvider } from '../../hooks/useServerTime';
import { useWords } from '../../translation/useWords';
import { serviceName } from '../../words/serviceName';
import { Facts } from '../Facts/Facts';
import { HeadingLevel } from '../Panel/headingLevel';
import { PageFailure } from '../PageStates/PageStates';
import { ReleaseSkeleton } from '../PageStates/Skeletons';
import { Timeline } from '../Timeline/Timeline';
import { Workbench } from '../Workbench/Workbench';
import { NotNewest } from './NotNewest';

/** The page of one release. */
export function ReleasePage() {
  const { id = '' } = useParams();
  const t = useWords();
  const me = useMe();
  const entityLink = useEntityRefLink();
  const { release, failure, reload, refresh, show } = useRelease(id);

  if (!release) {
    return failure ? (
      <PageFailure failure={failure} what="release" onRetry={refresh} />
    ) : (
      <ReleaseSkeleton />
    );
  }
  return (
    <ServerTimeProvider now={release.now}>
      <ReleaseContextProvider
        key={id}
        release={release}
        me={me}
        show={show}
        reload={reload}
      >
        <Breadcrumbs aria-label={t('common.breadcrumb')}>
          <Link to={entityLink(release.entityRef)}>
            {serviceName(release.entityRef)}
          </Link>
          <Link to={`${entityLink(release.entityRef)}/releases`}>
            {t('release.releases')}
          </Link>
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
      </ReleaseContextProvider>
    </ServerTimeProvider>
  );
}
