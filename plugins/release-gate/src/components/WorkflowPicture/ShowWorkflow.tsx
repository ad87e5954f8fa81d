import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { useState } from 'react';
import { dialogEnds } from '../../theme/styles';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { useSurfaceStyles } from '../Surface/Surface';
import { WorkflowPicture } from './WorkflowPicture';

const useStyles = makeStyles(theme => ({
  ...dialogEnds(theme),
  button: { font: 'inherit', verticalAlign: 'baseline' },
  picture: {
    display: 'flex',
    justifyContent: 'center',
    margin: theme.spacing(3, 0, 2),
  },
}));

/** Opens the workflow as a picture, with the place of this release on it. */
export function ShowWorkflow() {
  const classes = useStyles();
  const surface = useSurfaceStyles();
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('xs'));
  const t = useWords();
  const { release } = useReleaseContext();
  const [isShown, setIsShown] = useState(false);
  const close = () => setIsShown(false);
  return (
    <>
      <Link
        component="button"
        type="button"
        className={classes.button}
        onClick={() => setIsShown(true)}
      >
        {t('help.show')}
      </Link>
      <Dialog
        open={isShown}
        fullWidth
        fullScreen={isNarrow}
        maxWidth="md"
        classes={{ paper: surface.root }}
        aria-labelledby="rg-workflow-title"
        onClose={close}
      >
        <h2 id="rg-workflow-title" className={classes.title}>
          {t('help.workflow')}
        </h2>
        <DialogContent>
          <Typography variant="body2" color="textSecondary">
            {t('help.intro', { approver: release.workflow.approverTitle })}
          </Typography>
          <div className={classes.picture}>
            <WorkflowPicture stages={release.stages} release={release} />
          </div>
        </DialogContent>
        <DialogActions className={classes.actions}>
          <Button onClick={close}>{t('help.close')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
