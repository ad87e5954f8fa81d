import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { faint, rowLink, tabular } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import type { ReleaseListItem } from 'backstage-plugin-release-gate-common';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useWords } from '../../translation/useWords';
import { serviceName } from '../../words/serviceName';
import { PersonName } from '../PersonName/PersonName';
import { PhaseChip } from '../PhaseChip/PhaseChip';
import { Time } from '../Time/Time';
import { TimeLeft } from './TimeLeft';

const useStyles = makeStyles(theme => ({
  root: {
    ...rowLink(theme),
    gridTemplateColumns:
      'minmax(140px, 200px) minmax(0, 1fr) 172px minmax(112px, auto)',
    gap: theme.spacing(0.25, 2),
    padding: theme.spacing(1.25, 2.5),
    borderTop: `1px solid ${theme.palette.divider}`,
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
  person: { ...faint(theme), display: 'block', lineHeight: 'inherit' },
  sentence: { fontSize: '0.9375rem', lineHeight: 1.45, minWidth: 0 },
  phase: {},
  times: {
    ...faint(theme),
    ...tabular,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    whiteSpace: 'nowrap',
  },
}));

/** One release in a list: which, where, whose turn, how long already. */
export function ReleaseRow(props: {
  readonly item: ReleaseListItem;
  /** Who looks at the list. */
  readonly me: string | undefined;
}) {
  const classes = useStyles();
  const t = useWords();
  const link = useReleaseLink();
  const { item, me } = props;
  return (
    <li>
      <Link to={link(item.id)} className={classes.root} data-row={item.id}>
        <span className={classes.name}>
          <span className={classes.service}>{serviceName(item.entityRef)}</span>{' '}
          <span className={classes.version}>
            {item.version}
            {item.attempt > 1 &&
              ` · ${t('inbox.row.attempt', { attempt: String(item.attempt) })}`}
          </span>{' '}
          <span className={classes.person}>
            {item.createdBy === me ? (
              t('inbox.row.startedByYou')
            ) : (
              <>
                {t('inbox.row.startedBy')}{' '}
                <PersonName entityRef={item.createdBy} />
              </>
            )}
          </span>
        </span>
        <span className={classes.sentence}>{item.waitingFor}</span>
        <span className={classes.phase}>
          <PhaseChip phase={item.phase} />
        </span>
        <span className={classes.times}>
          <Time at={item.phaseSince} />
          <TimeLeft item={item} />
        </span>
      </Link>
    </li>
  );
}
