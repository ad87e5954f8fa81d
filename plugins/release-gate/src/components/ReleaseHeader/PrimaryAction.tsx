import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useDesk } from '../../hooks/useDesk';
import { toneColor } from '../../theme/tones';
import { primaryStep } from '../../words/turn';

const useStyles = makeStyles(theme => ({
  danger: {
    color: toneColor(theme, 'bad'),
    borderColor: toneColor(theme, 'bad'),
  },
}));

/** The viewer's next step with the release as a whole; rolling back stays in sight as long as it runs. */
export function PrimaryAction() {
  const classes = useStyles();
  const { release, may, open, isRequesting, setIsRequesting } = useDesk();
  const step = primaryStep(release);
  return (
    <>
      {may('rollback') && (
        <Button
          variant="outlined"
          className={classes.danger}
          onClick={() => open({ name: 'roll-back' })}
        >
          Roll back
        </Button>
      )}
      {step?.kind === 'request' && !isRequesting && (
        <Button
          variant="contained"
          color="primary"
          onClick={() => setIsRequesting(true)}
        >
          Request approval
        </Button>
      )}
      {step?.kind === 'deliver' && (
        <Button
          variant="contained"
          color="primary"
          onClick={() => open({ name: 'deliver' })}
        >
          Deliver release notes
        </Button>
      )}
      {may('re-enter') && (
        <Button
          variant={step?.kind === 're-enter' ? 'contained' : 'outlined'}
          color="primary"
          onClick={() => open({ name: 're-enter' })}
        >
          Re-enter
        </Button>
      )}
    </>
  );
}
