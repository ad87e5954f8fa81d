import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { SummaryJson } from 'backstage-plugin-release-gate-common';
import { wrapping } from '../../theme/styles';
import { useWords } from '../../translation/useWords';
import { StartFromTemplate } from '../Templates/StartFromTemplate';
import { WorkflowPicture } from '../WorkflowPicture/WorkflowPicture';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    marginBottom: theme.spacing(2),
    padding: theme.spacing(5, 3),
    textAlign: 'center',
  },
  title: { margin: 0, fontSize: '1.375rem', fontWeight: 700 },
  words: { maxWidth: 620, margin: theme.spacing(1, 0, 3) },
  button: { marginTop: theme.spacing(2) },
  ways: {
    ...wrapping(theme, 1),
    justifyContent: 'center',
    marginTop: theme.spacing(2),
  },
}));

/** What a tab without an open release teaches: the way, and how to begin. */
export function NoRelease(props: {
  readonly name: string;
  readonly summary: SummaryJson;
  readonly onStart: (() => void) | undefined;
}) {
  const classes = useStyles();
  const t = useWords();
  const { entityRef, workflow, history } = props.summary;
  return (
    <Paper className={classes.root}>
      <Typography component="h2" className={classes.title}>
        {history.length > 0
          ? t('help.noneUnderWay')
          : t('help.noRelease', { name: props.name })}
      </Typography>
      <Typography className={classes.words} color="textSecondary">
        {t(history.length > 0 ? 'help.introAgain' : 'help.intro', {
          approver: workflow.approverTitle,
        })}
      </Typography>
      <WorkflowPicture stages={workflow.stages} />
      {props.onStart ? (
        <div className={classes.ways}>
          <Button variant="contained" color="primary" onClick={props.onStart}>
            {t('help.start')}
          </Button>
          <StartFromTemplate entityRef={entityRef} />
        </div>
      ) : (
        <Typography variant="body2" className={classes.button}>
          {t('help.ownersStart', { name: props.name })}
        </Typography>
      )}
    </Paper>
  );
}
