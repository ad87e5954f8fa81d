import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { byTone, marked, bodyText } from '../../theme/styles';
import { type Tone, toneColor, toneGround } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { ToneMark } from '../ToneMark/ToneMark';

const useStyles = makeStyles(theme => ({
  root: {
    ...marked(theme),
    ...bodyText,
    padding: theme.spacing(1, 1.5),
    borderRadius: theme.shape.borderRadius,
    color: theme.palette.text.primary,
    overflowWrap: 'anywhere',
  },
  text: { flex: 1, minWidth: 0 },
  ...byTone(tone => ({
    background: toneGround(theme, tone),
    boxShadow: `inset 3px 0 0 ${toneColor(theme, tone)}`,
  })),
}));

/** A message near the thing it is about. A `bad` one is an alert. */
export function Notice(props: {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** Reads again what could not be read, where the notice says that. */
  readonly onRetry?: () => void;
  /** Whether it comes while somebody is at the page, and so is read out. */
  readonly isNews?: boolean;
}) {
  const classes = useStyles();
  const t = useWords();
  const role = props.tone === 'bad' ? 'alert' : 'status';
  return (
    <div
      className={`${classes.root} ${classes[props.tone]}`}
      {...(props.isNews && { role })}
    >
      <ToneMark tone={props.tone} />
      <div className={classes.text}>{props.children}</div>
      {props.action}
      {props.onRetry && (
        <Button size="small" onClick={props.onRetry}>
          {t('common.tryAgain')}
        </Button>
      )}
    </div>
  );
}
