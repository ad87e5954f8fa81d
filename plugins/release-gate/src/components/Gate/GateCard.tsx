import { makeStyles } from '@material-ui/core/styles';
import { useDesk } from '../../hooks/useDesk';
import { reasonWords } from '../../words/reasons';
import type { Tone } from '../../theme/tones';
import { Panel } from '../Panel/Panel';
import { ToneMark } from '../ToneMark/ToneMark';

const useStyles = makeStyles(theme => ({
  answer: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    fontSize: '0.9375rem',
    fontWeight: 600,
  },
  root: { fontSize: '0.875rem', lineHeight: 1.5 },
  reasons: { margin: 0, paddingLeft: theme.spacing(2.25) },
}));

function closedOr(isAllowed: boolean, isDone: boolean): Tone {
  if (isAllowed) {
    return 'ok';
  }
  return isDone ? 'neutral' : 'bad';
}

/** Whether the commit may go to production now, with every reason against it. */
export function GateCard() {
  const classes = useStyles();
  const { release } = useDesk();
  const isDone = release.gate.reasons.every(
    ({ code }) => code === 'already-deployed',
  );
  const { allowed } = release.gate;
  const name = `${release.environment
    .charAt(0)
    .toUpperCase()}${release.environment.slice(1)} gate`;
  return (
    <Panel
      title={name}
      testId="gate"
      aside={
        <span className={classes.answer}>
          <ToneMark tone={closedOr(allowed, isDone)} />
          {allowed ? 'Allowed' : 'Closed'}
        </span>
      }
    >
      <div className={classes.root}>
        {allowed ? (
          `This commit may go to ${release.environment} now.`
        ) : (
          <ul className={classes.reasons}>
            {reasonWords(release).map(words => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
