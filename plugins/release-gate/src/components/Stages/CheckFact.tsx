import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { CheckJson } from 'backstage-plugin-release-gate-common';
import { marked, smallText } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { checkTone } from '../../words/checks';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { linkWords } from '../../words/linkWords';

const useStyles = makeStyles(theme => ({
  root: {
    ...marked(theme),
    ...smallText,
    gap: theme.spacing(0.75),
    marginTop: theme.spacing(0.25),
    overflowWrap: 'anywhere',
    '& > svg': { flex: 'none', fontSize: '1rem', marginTop: 2 },
  },
  faint: { color: subtleText(theme) },
}));

/** What a program says of an item: what, who, when, link, and whether that still counts. */
export function CheckFact(props: { readonly check: CheckJson }) {
  const classes = useStyles();
  const t = useWords();
  const { provider, status, message, url, checkedAt, stale, latest } =
    props.check;
  return (
    <div className={classes.root} data-check-status={status}>
      <ToneMark tone={checkTone(status)} size="inherit" />
      <div>
        <div>
          {t('stages.checkSays', {
            provider,
            status: t(`common.checkStatus.${status}`),
            message,
          })}
          {url && (
            <>
              {' '}
              <Link to={url}>{linkWords(url)}</Link>
            </>
          )}
        </div>
        {(checkedAt || stale) && (
          <div className={classes.faint}>
            {checkedAt &&
              t('stages.checked', { when: <Time at={checkedAt} /> })}
            {latest &&
              ` · ${t('stages.staleSince', {
                status: t(`common.checkStatus.${latest.status}`),
                message: latest.message,
              })}`}
            {stale && !latest && ` · ${t('stages.stale')}`}
          </div>
        )}
      </div>
    </div>
  );
}
