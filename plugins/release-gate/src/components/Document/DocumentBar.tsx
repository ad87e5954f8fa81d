import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import Breadcrumbs from '@material-ui/core/Breadcrumbs';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { DocumentJson } from 'backstage-plugin-release-gate-common';
import type { ReactNode } from 'react';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { pageTitle, wrapping } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { documentKindWords, documentStates } from '../../words/documents';
import { serviceName } from '../../words/serviceName';
import { PersonName } from '../PersonName/PersonName';
import { linkWords } from '../../words/linkWords';
import { Time } from '../Time/Time';
import { ToneChip } from '../ToneChip/ToneChip';

const useStyles = makeStyles(theme => ({
  name: { ...wrapping(theme, 0.5, 1.5), marginTop: theme.spacing(1) },
  title: pageTitle,
  meta: {
    margin: theme.spacing(0.25, 0, 1),
    fontSize: '0.875rem',
    color: subtleText(theme),
    overflowWrap: 'anywhere',
    '& a': { textDecoration: 'underline' },
  },
  tools: { ...wrapping(theme, 0.5, 1), marginBottom: theme.spacing(1.5) },
}));

/** What a document is, in which state, and what can be done with it. */
export function DocumentBar(props: {
  readonly document: DocumentJson;
  readonly newest: number;
  /** Fields and buttons. */
  readonly children: ReactNode;
}) {
  const classes = useStyles();
  const t = useWords();
  const { release } = useReleaseContext();
  const releaseLink = useReleaseLink();
  const entityLink = useEntityRefLink();
  const { document, newest } = props;
  return (
    <header>
      <Breadcrumbs aria-label={t('common.breadcrumb')}>
        <Link to={entityLink(release.entityRef)}>
          {serviceName(release.entityRef)}
        </Link>
        <Link to={releaseLink(release.id)}>{release.version}</Link>
        <Typography color="textPrimary">
          {documentKindWords(t, document.kind)}
        </Typography>
      </Breadcrumbs>
      <div className={classes.name}>
        <Typography component="h2" className={classes.title}>
          {document.title}
        </Typography>
        {documentStates(t, document, release).map(({ tone, words }) => (
          <ToneChip key={words} tone={tone}>
            {words}
          </ToneChip>
        ))}
      </div>
      <p className={classes.meta}>
        {t('document.versionFacts', {
          version: String(document.version),
          newest: String(newest),
          who: <PersonName entityRef={document.attachedBy} />,
          when: <Time at={document.attachedAt} />,
        })}
        {document.url && (
          <>
            {', '}
            <Link to={document.url}>{linkWords(document.url)}</Link>
          </>
        )}
      </p>
      <div className={classes.tools}>{props.children}</div>
    </header>
  );
}
