import { makeStyles } from '@material-ui/core/styles';
import type { Phase } from 'backstage-plugin-release-gate-common';
import { type Tone, toneGround } from '../../theme/tones';
import { PHASE_WORDS } from '../../words/phases';
import { ToneMark } from '../ToneMark/ToneMark';

const useStyles = makeStyles(theme => {
  const ground = (tone: Tone) => ({ background: toneGround(theme, tone) });
  return {
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.25, 1, 0.25, 0.5),
      borderRadius: 12,
      fontSize: '0.8125rem',
      fontWeight: 600,
      lineHeight: '20px',
      whiteSpace: 'nowrap',
      color: theme.palette.text.primary,
      '& svg': { fontSize: '1.05rem' },
    },
    ok: ground('ok'),
    waiting: ground('waiting'),
    bad: ground('bad'),
    active: ground('active'),
    neutral: ground('neutral'),
  };
});

/** Where a release is, as sign and word. */
export function PhaseChip(props: {
  readonly phase: Phase;
  /** The chip that says it of the page's own release. */
  readonly isMain?: boolean;
}) {
  const classes = useStyles();
  const { label, tone } = PHASE_WORDS[props.phase];
  return (
    <span
      className={`${classes.root} ${classes[tone]}`}
      data-phase={props.phase}
      {...(props.isMain && { 'data-testid': 'phase' })}
    >
      <ToneMark tone={tone} />
      {label}
    </span>
  );
}
