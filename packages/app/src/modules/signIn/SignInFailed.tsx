import { WarningPanel } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { SignInFrame } from './SignInFrame';

const useStyles = makeStyles(theme => ({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    margin: theme.spacing(3, 0),
  },
}));

/** Says why nobody is signed in, and what to do about it. */
export function SignInFailed(props: {
  readonly name: string;
  readonly error?: Error;
  readonly onRetry: () => void;
  readonly onChooseAgain: () => void;
}) {
  const classes = useStyles();

  return (
    <SignInFrame
      title={`${props.name} could not sign in`}
      lead="Nothing was changed. Right after a start the backend may still be reading its catalog: wait for a few seconds and try again."
    >
      <div className={classes.actions}>
        <Button variant="contained" color="primary" onClick={props.onRetry}>
          Try again
        </Button>
        <Button onClick={props.onChooseAgain}>Be somebody else</Button>
      </div>
      {props.error && (
        <WarningPanel
          severity="error"
          title="What the backend said"
          message={props.error.message}
        />
      )}
    </SignInFrame>
  );
}
