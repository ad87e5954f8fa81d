import { makeStyles } from '@material-ui/core/styles';
import {
  type ReleaseJson,
  shortCommit,
} from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { MONOSPACE, bodyText } from '../../theme/styles';
import type { Tone } from '../../theme/tones';
import { type Words, useWords } from '../../translation/useWords';
import { reasonWords } from '../../words/reasons';
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
  root: { ...bodyText },
  reasons: { margin: 0, paddingLeft: theme.spacing(2.25) },
  wayBack: {
    margin: theme.spacing(0, 0, 1),
    fontWeight: 600,
    overflowWrap: 'anywhere',
  },
  mono: { fontFamily: MONOSPACE, whiteSpace: 'nowrap' },
}));

interface Answer {
  readonly tone: Tone;
  readonly words: string;
}

function answerOf(t: Words, { gate, phase, rollback }: ReleaseJson): Answer {
  if (gate.allowed) {
    return { tone: 'ok', words: t('approval.gate.allowed') };
  }
  if (phase === 'rolling-back' && rollback?.restoredCommit) {
    return { tone: 'waiting', words: t('approval.gate.wayBack') };
  }
  // What else is missing is no matter for a release that is where it belongs.
  const isDone = gate.reasons[0]?.code === 'already-deployed';
  return {
    tone: isDone ? 'neutral' : 'bad',
    words: t('approval.gate.closed'),
  };
}

/** Which commit the gate lets through while the release rolls back. */
function WayBack() {
  const classes = useStyles();
  const t = useWords();
  const { phase, rollback } = useReleaseContext().release;
  if (phase !== 'rolling-back' || !rollback) {
    return null;
  }
  return (
    <p className={classes.wayBack}>
      {rollback.restoredCommit
        ? t('approval.gate.restored', {
            version: rollback.restoredVersion,
            commit: (
              <code className={classes.mono} title={rollback.restoredCommit}>
                {shortCommit(rollback.restoredCommit)}
              </code>
            ),
          })
        : t('approval.gate.noBaseline')}
    </p>
  );
}

/** Whether the commit may go to production now, with every reason against it. */
export function GateCard() {
  const classes = useStyles();
  const t = useWords();
  const { release } = useReleaseContext();
  const { environment, gate } = release;
  const { tone, words } = answerOf(t, release);
  return (
    <Panel
      title={t('approval.gate.title', {
        environment: `${environment.charAt(0).toUpperCase()}${environment.slice(
          1,
        )}`,
      })}
      testId="gate"
      aside={
        <span className={classes.answer}>
          <ToneMark tone={tone} />
          {words}
        </span>
      }
    >
      <div className={classes.root}>
        <WayBack />
        {gate.allowed ? (
          t('approval.gate.open', { environment })
        ) : (
          <ul className={classes.reasons}>
            {reasonWords(t, release).map(reason => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
