import { makeStyles } from '@material-ui/core/styles';
import type { ReleaseListItem } from 'backstage-plugin-release-gate-common';
import { useServerTime } from '../../hooks/useServerTime';
import { useWords } from '../../translation/useWords';
import { span, utc } from '../../words/time';
import { ToneMark } from '../ToneMark/ToneMark';

const SOON_MS = 24 * 60 * 60_000;

const useStyles = makeStyles(theme => ({
  soon: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 3,
    fontWeight: 600,
    color: theme.palette.text.primary,
  },
}));

function endOf({ approval, phase }: ReleaseListItem): string | undefined {
  if (phase === 'awaiting-approval') {
    return approval.expiresAt;
  }
  return phase === 'approved' ? approval.validUntil : undefined;
}

/** How long a request or an approval still holds, where there is one. */
export function TimeLeft(props: { readonly item: ReleaseListItem }) {
  const classes = useStyles();
  const t = useWords();
  const now = useServerTime(60_000);
  const end = endOf(props.item);
  if (end === undefined) {
    return null;
  }
  const left = Date.parse(end) - now;
  const isSoon = left < SOON_MS;
  return (
    <span className={isSoon ? classes.soon : undefined} title={utc(end)}>
      {isSoon && <ToneMark tone="waiting" size="inherit" />}
      {left > 0
        ? t('inbox.row.timeLeft', { span: span(t, left) })
        : t('inbox.row.runOut')}
    </span>
  );
}
