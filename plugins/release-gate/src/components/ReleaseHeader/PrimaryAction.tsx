import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { dangerous } from '../../theme/styles';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { primaryStep } from '../../words/primaryStep';

const useStyles = makeStyles(theme => ({
  danger: dangerous(theme),
}));

/** The viewer's next step with the release as a whole; rolling back stays in sight as long as it runs. */
export function PrimaryAction() {
  const classes = useStyles();
  const t = useWords();
  const { release, may, open, isRequesting, setIsRequesting } =
    useReleaseContext();
  const step = primaryStep(release);
  return (
    <>
      {may('rollback') && (
        <Button
          variant="outlined"
          className={classes.danger}
          onClick={() => open({ name: 'roll-back' })}
        >
          {t('release.action.rollBack')}
        </Button>
      )}
      {step?.kind === 'request' && !isRequesting && (
        <Button
          variant="contained"
          color="primary"
          onClick={() => setIsRequesting(true)}
        >
          {t('release.action.request')}
        </Button>
      )}
      {step?.kind === 'deliver' && (
        <Button
          variant="contained"
          color="primary"
          onClick={() => open({ name: 'deliver' })}
        >
          {t('release.action.deliver')}
        </Button>
      )}
      {may('re-enter') && (
        <Button
          variant={step?.kind === 're-enter' ? 'contained' : 'outlined'}
          color="primary"
          onClick={() => open({ name: 're-enter' })}
        >
          {t('release.action.reenter')}
        </Button>
      )}
    </>
  );
}
