import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { byTone } from '../../theme/styles';
import { type Tone, toneGround } from '../../theme/tones';
import { ToneMark } from '../ToneMark/ToneMark';

const useStyles = makeStyles(theme => ({
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
  ...byTone(tone => ({ background: toneGround(theme, tone) })),
}));

/** A state as sign and word, on a ground of its tone. */
export function ToneChip(props: {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly 'data-phase'?: string;
  readonly 'data-testid'?: string;
}) {
  const classes = useStyles();
  const { tone, children, ...rest } = props;
  return (
    <span className={`${classes.root} ${classes[tone]}`} {...rest}>
      <ToneMark tone={tone} />
      {children}
    </span>
  );
}
