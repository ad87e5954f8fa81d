import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import CloseIcon from '@material-ui/icons/Close';
import { toneColor, toneGround } from '../../theme/tones';
import { useWords } from '../../translation/useWords';

export type StepState = 'complete' | 'active' | 'waiting' | 'refused' | 'open';

const useStyles = makeStyles(theme => ({
  frame: { display: 'inline-flex', width: 28, height: 28, flex: 'none' },
  shape: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: 28,
    height: 28,
    boxSizing: 'border-box',
    borderRadius: '50%',
    border: `2px solid ${theme.palette.divider}`,
    background: theme.palette.background.paper,
    '& svg': { fontSize: 16 },
  },
  gate: {
    width: 23,
    height: 23,
    margin: 2.5,
    borderRadius: 4,
    transform: 'rotate(45deg)',
    '& > *': { transform: 'rotate(-45deg)' },
  },
  complete: {
    borderColor: toneColor(theme, 'ok'),
    background: toneColor(theme, 'ok'),
    color: theme.palette.background.paper,
  },
  active: {
    borderColor: toneColor(theme, 'active'),
    background: toneGround(theme, 'active'),
    color: toneColor(theme, 'active'),
  },
  waiting: {
    borderColor: toneColor(theme, 'waiting'),
    background: toneGround(theme, 'waiting'),
    color: toneColor(theme, 'waiting'),
  },
  refused: {
    borderColor: toneColor(theme, 'bad'),
    color: toneColor(theme, 'bad'),
  },
  open: {},
  dot: {
    width: 10,
    height: 10,
    borderRadius: '50%',
    background: 'currentColor',
  },
  hidden: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
  },
}));

/** A stage on the way: a circle to work through, or a diamond to pass. */
export function StepMarker(props: {
  readonly state: StepState;
  readonly isGate: boolean;
}) {
  const classes = useStyles();
  const t = useWords();
  const { state, isGate } = props;
  return (
    <span className={classes.frame}>
      <span
        className={`${classes.shape} ${classes[state]} ${
          isGate ? classes.gate : ''
        }`}
      >
        {state === 'complete' && <CheckIcon aria-hidden />}
        {state === 'refused' && <CloseIcon aria-hidden />}
        {(state === 'active' || state === 'waiting') && (
          <span className={classes.dot} />
        )}
      </span>
      <span className={classes.hidden}>{t(`stages.stepState.${state}`)}</span>
    </span>
  );
}
