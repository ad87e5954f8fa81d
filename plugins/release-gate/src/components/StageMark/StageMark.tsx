import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { byTone } from '../../theme/styles';
import { type Tone, toneColor, toneGround } from '../../theme/tones';

const useStyles = makeStyles(theme => ({
  frame: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flex: 'none',
    width: 'var(--rg-mark)',
    height: 'var(--rg-mark)',
  },
  shape: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    border: '2px solid currentColor',
    borderRadius: '50%',
    background: theme.palette.background.paper,
    '& svg': { fontSize: 17 },
  },
  // As high and wide on its corner as the circle.
  diamond: {
    width: '82%',
    height: '82%',
    borderRadius: 4,
    transform: 'rotate(45deg)',
    '& > *': { transform: 'rotate(-45deg)' },
  },
  ...byTone(tone => {
    const color = toneColor(theme, tone);
    switch (tone) {
      case 'ok':
        return {
          borderColor: color,
          background: color,
          color: theme.palette.background.paper,
        };
      case 'neutral':
        return { borderColor: color };
      default:
        return {
          borderColor: color,
          background: toneGround(theme, tone),
          color,
        };
    }
  }),
}));

/** How far a stage is, as a circle; the approval is a diamond, because it is a gate. */
export function StageMark(props: {
  readonly tone: Tone;
  readonly isGate: boolean;
  /** Its width and height in pixels. */
  readonly size: number;
  /** What stands in it. */
  readonly children?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <span
      className={classes.frame}
      style={{ '--rg-mark': `${props.size}px` } as object}
      aria-hidden
    >
      <span
        className={`${classes.shape} ${classes[props.tone]} ${
          props.isGate ? classes.diamond : ''
        }`}
      >
        {props.children}
      </span>
    </span>
  );
}
