import { makeStyles } from '@material-ui/core/styles';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import PlayCircleFilledIcon from '@material-ui/icons/PlayCircleFilled';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import WatchLaterIcon from '@material-ui/icons/WatchLater';
import { byTone } from '../../theme/styles';
import { type Tone, toneColor } from '../../theme/tones';

const useStyles = makeStyles(theme =>
  byTone(tone => ({ color: toneColor(theme, tone) })),
);

const ICONS = {
  ok: CheckCircleIcon,
  waiting: WatchLaterIcon,
  bad: CancelIcon,
  active: PlayCircleFilledIcon,
  neutral: RemoveCircleOutlineIcon,
} as const;

/** The sign that goes with a word about a state. */
export function ToneMark(props: {
  readonly tone: Tone;
  readonly isOpen?: boolean;
  readonly size?: 'small' | 'inherit';
}) {
  const classes = useStyles();
  const Icon = props.isOpen ? RadioButtonUncheckedIcon : ICONS[props.tone];
  return (
    <Icon
      className={classes[props.tone]}
      fontSize={props.size ?? 'small'}
      aria-hidden
    />
  );
}
