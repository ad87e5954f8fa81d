import { Link, LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { subtleText } from '../../theme/tones';
import {
  type SummaryJson,
  shortCommit,
} from 'backstage-plugin-release-gate-common';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { progressOf } from '../../words/turn';
import { PhaseChip } from '../PhaseChip/PhaseChip';
import { Progress } from '../Progress/Progress';
import { Sentence } from '../Sentence/Sentence';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.25),
    fontSize: '0.875rem',
    lineHeight: 1.5,
  },
  top: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
  },
  version: { fontSize: '1.125rem', fontWeight: 700 },
  mono: {
    fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
    fontSize: '0.9em',
    color: subtleText(theme),
  },
  line: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    '& > svg': { flex: 'none', marginTop: 1 },
  },
  faint: { color: subtleText(theme) },
  action: { display: 'flex', justifyContent: 'flex-end' },
}));

/** The gate's answer in one line: its first reasons, in the words of the rule book. */
function gateWords({ gate, current }: SummaryJson): string {
  if (gate.allowed) {
    return `allowed for ${
      current ? shortCommit(current.commit) : 'this commit'
    }`;
  }
  const codes = [...new Set(gate.reasons.map(({ code }) => code))];
  const words = codes.map(code => code.replace(/-/g, ' '));
  return `closed · ${words.slice(0, 2).join(', ')}`;
}

function countWords(count: number, one: string, many: string): string {
  return count === 0 ? '' : ` · ${count} ${count === 1 ? one : many}`;
}

/** What the card says of a service. */
export function CardContent(props: { readonly summary: SummaryJson }) {
  const classes = useStyles();
  const link = useReleaseLink();
  const { summary } = props;
  const { current, inProduction, gate, openDuties, violations } = summary;
  const unanswered = violations.filter(({ answer }) => !answer).length;
  return (
    <div className={classes.root}>
      {current ? (
        <>
          <div className={classes.top}>
            <span>
              <Link to={link(current.id)} className={classes.version}>
                {current.version}
              </Link>{' '}
              <span className={classes.mono}>
                {shortCommit(current.commit)}
              </span>
            </span>
            <PhaseChip phase={current.phase} />
          </div>
          <Sentence release={current} isSmall />
          <Progress {...progressOf(current)} />
        </>
      ) : (
        <div className={classes.faint}>No release is under way.</div>
      )}
      <div className={classes.line}>
        <ToneMark tone={gate.allowed ? 'ok' : 'bad'} />
        <span>Production gate: {gateWords(summary)}</span>
      </div>
      <div className={classes.faint}>
        {inProduction ? (
          <>
            In production: {inProduction.version}{' '}
            <Time at={inProduction.since} since />
          </>
        ) : (
          'Nothing is on record in production'
        )}
        {countWords(openDuties.length, 'duty open', 'duties open')}
        {countWords(unanswered, 'violation', 'violations')}
      </div>
      <div className={classes.action}>
        {current ? (
          <LinkButton
            to={link(current.id)}
            variant="outlined"
            color="primary"
            size="small"
          >
            Open release
          </LinkButton>
        ) : (
          <LinkButton
            to="releases"
            variant="outlined"
            color="primary"
            size="small"
          >
            {summary.allowedActions.includes('start')
              ? 'Start a release'
              : 'See releases'}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
