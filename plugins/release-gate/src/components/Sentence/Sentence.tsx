import { makeStyles } from '@material-ui/core/styles';
import { marked } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import type { Phase, ReleaseJson } from 'backstage-plugin-release-gate-common';
import type { Tone } from '../../theme/tones';
import { PHASE_TONES } from '../../words/phases';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';

const useStyles = makeStyles(theme => ({
  root: {
    ...marked(theme),
    margin: 0,
    fontSize: '1rem',
    lineHeight: 1.5,
    color: theme.palette.text.primary,
    '& svg': { marginTop: 2 },
  },
  small: { fontSize: '0.875rem' },
  since: { color: subtleText(theme) },
}));

function toneOf(phase: Phase): Tone {
  const tone = PHASE_TONES[phase];
  return tone === 'active' || phase === 'approved' ? 'waiting' : tone;
}

/** Whose turn it is and what for. */
export function Sentence(props: {
  readonly release: Pick<ReleaseJson, 'phase' | 'waitingFor' | 'nextSteps'>;
  readonly isSmall?: boolean;
}) {
  const classes = useStyles();
  const { phase, waitingFor, nextSteps } = props.release;
  const since = nextSteps[0]?.since;
  return (
    <p className={`${classes.root} ${props.isSmall ? classes.small : ''}`}>
      <ToneMark tone={toneOf(phase)} />
      <span data-testid="waiting-for">
        {waitingFor}
        {since && (
          <span className={classes.since}>
            , <Time at={since} since />
          </span>
        )}
      </span>
    </p>
  );
}
