import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { EvidenceJson } from 'backstage-plugin-release-gate-common';
import { dotted, smallText } from '../../theme/styles';
import { useWords } from '../../translation/useWords';
import { linkWords } from '../../words/linkWords';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';

const useStyles = makeStyles(theme => ({
  root: { ...dotted(theme, 0.75), ...smallText, overflowWrap: 'anywhere' },
  note: { color: theme.palette.text.primary },
}));

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
