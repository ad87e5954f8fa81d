import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import { faint, tabular } from '../../theme/styles';
import { toneColor } from '../../theme/tones';
import { useWords } from '../../translation/useWords';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', alignItems: 'center', gap: theme.spacing(1.5) },
  bar: {
    flex: 1,
    height: 6,
    borderRadius: 3,
    backgroundColor: theme.palette.action.selected,
  },
  fill: { borderRadius: 3 },
  full: { backgroundColor: toneColor(theme, 'ok') },
  count: { ...faint(theme), ...tabular, whiteSpace: 'nowrap' },
}));

/** How many of how many hold, as a bar and a count. */
export function Progress(props: {
  readonly complete: number;
  readonly total: number;
}) {
  const classes = useStyles();
  const t = useWords();
  const { complete, total } = props;
  const isFull = total > 0 && complete === total;
  return (
    <div className={classes.root}>
      <LinearProgress
        variant="determinate"
        value={total === 0 ? 0 : (100 * complete) / total}
        aria-label={t('common.checklist')}
        className={classes.bar}
        classes={{ bar: isFull ? classes.full : classes.fill }}
      />
      <span className={classes.count}>
        {t('common.completeOf', {
          complete: String(complete),
          total: String(total),
        })}
      </span>
    </div>
  );
}
