import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import type { DocumentJson } from 'backstage-plugin-release-gate-common';
import type { ReactNode } from 'react';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { documentKindWords } from '../../words/documents';
import { serviceName } from '../../words/serviceName';
import { utc } from '../../words/time';
import { PersonName } from '../PersonName/PersonName';
import { printStyles } from './printStyles';

const useStyles = makeStyles(theme => ({
  sheet: {
    maxWidth: 880,
    margin: '0 auto',
    padding: theme.spacing(6, 4, 8),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(3, 2, 4) },
  },
  // About 75 characters of running text.
  measure: { maxWidth: 640, margin: '0 auto' },
  wide: { maxWidth: 'none' },
  origin: {
    display: 'none',
    margin: theme.spacing(0, 0, 3),
    fontSize: '0.8125rem',
  },
}));

/** The paper that a document stands on, on the screen and in print. */
export function DocumentSheet(props: {
  readonly document: DocumentJson;
  readonly isWide: boolean;
  readonly children: ReactNode;
}) {
  const classes = useStyles();
  const t = useWords();
  const { release } = useReleaseContext();
  const { kind, title, version, openPlaces, attachedAt, attachedBy } =
    props.document;
  return (
    <Paper
      component="article"
      className={classes.sheet}
      data-document-sheet
      aria-label={title}
    >
      <style>{printStyles}</style>
      <div
        className={`${classes.measure} ${props.isWide ? classes.wide : ''}`}
        data-measure
      >
        <p className={classes.origin} data-print-only>
          {t(openPlaces ? 'document.draftOrigin' : 'document.origin', {
            service: serviceName(release.entityRef),
            release: release.version,
            kind: documentKindWords(t, kind),
            version: String(version),
            who: <PersonName entityRef={attachedBy} />,
            at: utc(attachedAt),
          })}
        </p>
        {props.children}
      </div>
    </Paper>
  );
}
