import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import RefreshIcon from '@material-ui/icons/Refresh';
import type { StageJson } from 'backstage-plugin-release-gate-common';
import { faint, wrapping } from '../../theme/styles';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { Refusal } from '../Notice/Refusal';

const useStyles = makeStyles(theme => ({
  root: {
    ...wrapping(theme, 1),
    ...faint(theme),
    padding: theme.spacing(0.5, 2.5, 1.5),
  },
}));

/** Asks the programs that answer items of the stage once more. */
export function RunChecks(props: { readonly stage: StageJson }) {
  const classes = useStyles();
  const t = useWords();
  const { may } = useReleaseContext();
  const { isBusy, failure, send } = useReleaseCommand();
  const answered = props.stage.items.filter(({ check }) => check);
  if (answered.length === 0 || !may('run-checks')) {
    return null;
  }
  return (
    <div className={classes.root}>
      <Button
        size="small"
        startIcon={<RefreshIcon fontSize="small" />}
        disabled={isBusy}
        onClick={() => {
          send((api, id) => api.runChecks(id)).catch(() => undefined);
        }}
      >
        {t(isBusy ? 'stages.runningChecks' : 'stages.runChecks')}
      </Button>
      <span>{t('stages.answeredByPrograms', { count: answered.length })}</span>
      <Refusal failure={failure} />
    </div>
  );
}
