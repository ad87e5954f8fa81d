import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { subtleText } from '../../theme/tones';
import type { EvidenceJson } from 'backstage-plugin-release-gate-common';
import { useWords } from '../../translation/useWords';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 0.75),
    fontSize: '0.8125rem',
    lineHeight: 1.5,
    color: subtleText(theme),
    overflowWrap: 'anywhere',
    '& > :not(:last-child)::after': {
      content: '"·"',
      marginLeft: theme.spacing(0.75),
    },
  },
  note: { color: theme.palette.text.primary },
}));

/** A link in the words of its host and the end of its path. */
export function linkWords(url: string): string {
  try {
    const { hostname, pathname } = new URL(url);
    const last = pathname.split('/').filter(Boolean).slice(-2).join('/');
    return last ? `${hostname}/…/${last}` : hostname;
  } catch {
    return url;
  }
}

/** What speaks for an item: what, who, when, link. */
export function Evidence(props: {
  readonly evidence: EvidenceJson;
  readonly hideNote?: boolean;
  /** Whether to say that there is neither note nor link. */
  readonly isBareSaid?: boolean;
}) {
  const classes = useStyles();
  const t = useWords();
  const { by, at, note, url } = props.evidence;
  return (
    <div className={classes.root}>
      {note && !props.hideNote && <span className={classes.note}>{note}</span>}
      <span>
        <PersonName entityRef={by} />
      </span>
      <span>
        <Time at={at} />
      </span>
      {props.isBareSaid && !note && !url && (
        <span>{t('stages.bareEvidence')}</span>
      )}
      {url && (
        <span>
          <Link to={url}>{linkWords(url)}</Link>
        </span>
      )}
    </div>
  );
}
