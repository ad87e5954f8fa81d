import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { ReleaseListItem } from 'backstage-plugin-release-gate-common';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { faint, rowLink, tabular } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import { serviceName } from '../../words/serviceName';
import { TimeLeft } from '../Inbox/TimeLeft';
import { PhaseChip } from '../PhaseChip/PhaseChip';
import { Time } from '../Time/Time';

const useStyles = makeStyles(theme => ({
  root: {
    ...rowLink(theme),
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: theme.spacing(0.25, 1.5),
    padding: theme.spacing(1, 2),
  },
  name: { overflowWrap: 'anywhere', lineHeight: 1.35 },
  service: { fontWeight: 700, fontSize: '0.9375rem' },
  version: { fontSize: '0.875rem', color: subtleText(theme) },
  phase: { justifySelf: 'end' },
  sentence: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: '0.875rem',
    lineHeight: 1.45,
    color: subtleText(theme),
  },
  times: {
    ...faint(theme),
    ...tabular,
    display: 'flex',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    whiteSpace: 'nowrap',
  },
}));

/** One release on a home page: which, whose turn, since when. */
export function WidgetRow(props: { readonly item: ReleaseListItem }) {
  const classes = useStyles();
  const link = useReleaseLink();
  const { item } = props;
  return (
    <li>
      <Link to={link(item.id)} className={classes.root}>
        <span className={classes.name}>
          <span className={classes.service}>{serviceName(item.entityRef)}</span>{' '}
          <span className={classes.version}>{item.version}</span>
        </span>
        <span className={classes.phase}>
          <PhaseChip phase={item.phase} />
        </span>
        <span className={classes.sentence} title={item.waitingFor}>
          {item.waitingFor}
        </span>
        <span className={classes.times}>
          <Time at={item.phaseSince} />
          <TimeLeft item={item} />
        </span>
      </Link>
    </li>
  );
}
