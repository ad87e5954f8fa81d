import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { FormEvent, ReactNode } from 'react';
import type { CommandState } from '../../hooks/useCommand';
import { useUnsavedWarning } from '../../hooks/useUnsavedWarning';
import { dialogEnds } from '../../theme/styles';
import { toneColor } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { useSurfaceStyles } from '../Surface/Surface';
import { Refusal } from '../Notice/Refusal';

const useStyles = makeStyles(theme => ({
  ...dialogEnds(theme),
  intro: { marginBottom: theme.spacing(1) },
  refusal: { marginTop: theme.spacing(1.5) },
  danger: {
    background: toneColor(theme, 'bad'),
    color: theme.palette.getContrastText(toneColor(theme, 'bad')),
    '&:hover': {
      background: toneColor(theme, 'bad'),
      filter: 'brightness(0.9)',
    },
  },
}));

/** A short form over the page. It closes when what it sends is accepted, and keeps its text when not. */
export function FormDialog(props: {
  readonly id: string;
  readonly title: string;
  readonly intro?: ReactNode;
  readonly submitLabel: string;
  readonly isDanger?: boolean;
  readonly isWide?: boolean;
  readonly isReady?: boolean;
  readonly isDirty: boolean;
  readonly command: Pick<CommandState, 'isBusy' | 'failure'>;
  readonly onSubmit: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const classes = useStyles();
  const t = useWords();
  const surface = useSurfaceStyles();
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('xs'));
  useUnsavedWarning(props.isDirty);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit().then(
      isAccepted => isAccepted && props.onClose(),
      () => undefined,
    );
  };
  return (
    <Dialog
      open
      fullWidth
      classes={{ paper: surface.root }}
      fullScreen={isNarrow}
      maxWidth={props.isWide ? 'md' : 'sm'}
      aria-labelledby={`${props.id}-heading`}
      onClose={(_event, reason) => {
        if (!(props.isDirty && reason === 'backdropClick')) {
          props.onClose();
        }
      }}
    >
      <form onSubmit={submit} noValidate>
        <h2 id={`${props.id}-heading`} className={classes.title}>
          {props.title}
        </h2>
        <DialogContent>
          {props.intro && (
            <Typography
              variant="body2"
              color="textSecondary"
              component="div"
              className={classes.intro}
            >
              {props.intro}
            </Typography>
          )}
          {props.children}
          {props.command.failure && (
            <div className={classes.refusal}>
              <Refusal failure={props.command.failure} />
            </div>
          )}
        </DialogContent>
        <DialogActions className={classes.actions}>
          <Button onClick={props.onClose}>{t('common.close')}</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            className={props.isDanger ? classes.danger : undefined}
            disabled={props.command.isBusy || props.isReady === false}
          >
            {props.submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
