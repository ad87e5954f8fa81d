import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { subtleText } from '../../theme/tones';
import type { ReleaseListItem } from 'backstage-plugin-release-gate-common';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useServerTime } from '../../hooks/useServerTime';
import { serviceName } from '../../words/serviceName';
import { span, utc } from '../../words/time';
import { PhaseChip } from '../PhaseChip/PhaseChip';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';

const SOON_MS = 24 * 60 * 60_000;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns:
      'minmax(140px, 200px) minmax(0, 1fr) 172px minmax(112px, auto)',
    gap: theme.spacing(0.25, 2),
    alignItems: 'center',
    padding: theme.spacing(1.25, 2.5),
    color: theme.palette.text.primary,
    borderTop: `1px solid ${theme.palette.divider}`,
    '&:hover': { background: theme.palette.action.hover },
    '&:hover, &:focus': { textDecoration: 'none' },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      padding: theme.spacing(1.25, 2),
      '& $sentence': { gridColumn: '1 / -1', gridRow: 2 },
      '& $phase': { gridColumn: 2, gridRow: 1, justifySelf: 'end' },
      '& $times': {
        gridColumn: '1 / -1',
        gridRow: 3,
        flexDirection: 'row',
        alignItems: 'center',
        gap: theme.spacing(1.5),
      },
    },
  },
  name: { minWidth: 0, overflowWrap: 'anywhere', lineHeight: 1.35 },
  service: { fontWeight: 700, fontSize: '0.9375rem' },
  version: { fontSize: '0.875rem', color: subtleText(theme) },
  sentence: { fontSize: '0.9375rem', lineHeight: 1.45, minWidth: 0 },
  phase: {},
  times: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    fontSize: '0.8125rem',
    lineHeight: 1.45,
    color: subtleText(theme),
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
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

/** One release in a list: which, where, whose turn, how long already. */
export function ReleaseRow(props: { readonly item: ReleaseListItem }) {
  const classes = useStyles();
  const link = useReleaseLink();
  const now = useServerTime(60_000);
  const { item } = props;
  const end = endOf(item);
  const left = end === undefined ? undefined : Date.parse(end) - now;
  return (
    <li>
      <Link to={link(item.id)} className={classes.root} data-row={item.id}>
        <span className={classes.name}>
          <span className={classes.service}>{serviceName(item.entityRef)}</span>{' '}
          <span className={classes.version}>
            {item.version}
            {item.attempt > 1 && ` · attempt ${item.attempt}`}
          </span>
        </span>
        <span className={classes.sentence}>{item.waitingFor}</span>
        <span className={classes.phase}>
          <PhaseChip phase={item.phase} />
        </span>
        <span className={classes.times}>
          <Time at={item.phaseSince} />
          {end !== undefined && left !== undefined && (
            <span
              className={left < SOON_MS ? classes.soon : undefined}
              title={utc(end)}
            >
              {left < SOON_MS && <ToneMark tone="waiting" size="inherit" />}
              {left > 0 ? `${span(left)} left` : 'run out'}
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}
