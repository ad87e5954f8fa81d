import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import Breadcrumbs from '@material-ui/core/Breadcrumbs';
import Typography from '@material-ui/core/Typography';
import { useParams } from 'react-router-dom';
import { useWords } from '../../translation/useWords';
import { serviceName } from '../../words/serviceName';
import { Facts } from '../Facts/Facts';
import { ReleaseSkeleton } from '../PageStates/Skeletons';
import { ReleaseFrame } from '../ReleaseFrame/ReleaseFrame';
import { Timeline } from '../Timeline/Timeline';
import { Workbench } from '../Workbench/Workbench';

/** The page of one release. */
export function ReleasePage() {
  const { id = '' } = useParams();
  const t = useWords();
  const entityLink = useEntityRefLink();
  return (
    <ReleaseFrame
      key={id}
      id={id}
      what="release"
      skeleton={<ReleaseSkeleton />}
    >
      {({ entityRef, version }) => (
        <>
          <Breadcrumbs aria-label={t('common.breadcrumb')}>
            <Link to={entityLink(entityRef)}>{serviceName(entityRef)}</Link>
            <Link to={`${entityLink(entityRef)}/releases`}>
              {t('release.releases')}
            </Link>
            <Typography color="textPrimary">{version}</Typography>
          </Breadcrumbs>
          <Workbench
            aside={
              <>
                <Facts />
                <Timeline />
              </>
            }
          />
        </>
      )}
    </ReleaseFrame>
  );
}
