import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { faint, plainList, tabular } from '../../theme/styles';
import { toneColor } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { activeStage, countOf } from '../../words/stages';
import { StepMarker, type StepState } from './StepMarker';

const useStyles = makeStyles(theme => ({
  root: { margin: theme.spacing(2.5, 0, 2) },
  list: {
    ...plainList,
    display: 'flex',
    [theme.breakpoints.down('xs')]: { flexDirection: 'column', gap: 6 },
  },
  step: {
    position: 'relative',
    flex: 1,
    minWidth: 0,
    '&:not(:first-child)::before': {
      content: '""',
      position: 'absolute',
      top: 13,
      left: 'calc(-50% + 20px)',
      right: 'calc(50% + 20px)',
      borderTop: `2px solid ${theme.palette.divider}`,
    },
    [theme.breakpoints.down('xs')]: {
      '&:not(:first-child)::before': { display: 'none' },
    },
  },
  reached: {
    '&:not(:first-child)::before': { borderTopColor: toneColor(theme, 'ok') },
  },
  button: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    width: '100%',
    padding: 0,
    border: 0,
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    borderRadius: theme.shape.borderRadius,
    '&:hover $title': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    [theme.breakpoints.down('xs')]: { flexDirection: 'row', gap: 10 },
  },
  title: {
    marginTop: 6,
    fontSize: '0.875rem',
    lineHeight: 1.3,
    textAlign: 'center',
    [theme.breakpoints.down('xs')]: { marginTop: 0, textAlign: 'left' },
  },
  active: { fontWeight: 700 },
  count: {
    ...faint(theme),
    ...tabular,
    fontSize: '0.75rem',
    [theme.breakpoints.down('xs')]: { marginLeft: 'auto' },
  },
  bend: {
    position: 'relative',
    height: 30,
    margin: theme.spacing(0.5, '30%', 0, '10%'),
    border: `2px dashed ${toneColor(theme, 'bad')}`,
    borderTop: 0,
    borderRadius: '0 0 14px 14px',
    '&::before': {
      content: '""',
      position: 'absolute',
      left: -6,
      top: -2,
      border: '5px solid transparent',
      borderBottom: `7px solid ${toneColor(theme, 'bad')}`,
      borderTop: 0,
    },
    [theme.breakpoints.down('xs')]: {
      height: 'auto',
      margin: theme.spacing(1.5, 0, 0),
      border: 0,
      '&::before': { display: 'none' },
    },
  },
  bendWords: {
    position: 'absolute',
    bottom: -11,
    left: '50%',
    transform: 'translateX(-50%)',
    padding: theme.spacing(0, 1),
    background: theme.palette.background.paper,
    fontSize: '0.8125rem',
    lineHeight: '20px',
    whiteSpace: 'nowrap',
    '& a': { textDecoration: 'underline' },
    [theme.breakpoints.down('xs')]: {
      position: 'static',
      transform: 'none',
      padding: 0,
    },
  },
  earlier: {
    marginTop: theme.spacing(1.5),
    fontSize: '0.8125rem',
    '& a': { textDecoration: 'underline' },
  },
}));

function stateOf(release: ReleaseJson, stageId: string): StepState {
  const stage = release.stages.find(({ id }) => id === stageId);
  const active = activeStage(release);
  if (stage?.complete) {
    return 'complete';
  }
  if (release.approval.status === 'rejected' && stageId === 'approval') {
    return 'refused';
  }
  if (stageId === 'approval' && release.approval.status === 'requested') {
    return 'waiting';
  }
  if (stageId === 'production' && release.rollback) {
    return 'refused';
  }
  return active?.id === stageId ? 'active' : 'open';
}

/** The way of a release through its stages, and the way back. */
export function Stepper(props: {
  readonly release: ReleaseJson;
  readonly onPick: (stageId: string) => void;
}) {
  const classes = useStyles();
  const link = useReleaseLink();
  const t = useWords();
  const { release, onPick } = props;
  const stages = release.stages.filter(({ id }) => id !== 'rollback');
  const active = activeStage(release);
  const attempt = (id: string, number: number) => (
    <Link to={link(id)}>{t('stages.attempt', { number: String(number) })}</Link>
  );
  return (
    <nav className={classes.root} aria-label={t('stages.way')}>
      <ol className={classes.list}>
        {stages.map((stage, index) => {
          const state = stateOf(release, stage.id);
          const { complete, total } = countOf(stage);
          const isReached = index > 0 && stages[index - 1].complete;
          return (
            <li
              key={stage.id}
              className={`${classes.step} ${isReached ? classes.reached : ''}`}
              aria-current={active?.id === stage.id ? 'step' : undefined}
            >
              <button
                type="button"
                className={classes.button}
                onClick={() => onPick(stage.id)}
              >
                <StepMarker state={state} isGate={stage.id === 'approval'} />
                <span
                  className={`${classes.title} ${
                    active?.id === stage.id ? classes.active : ''
                  }`}
                >
                  {stage.title}
                </span>
                <span className={classes.count}>
                  {t('common.completeOf', {
                    complete: String(complete),
                    total: String(total),
                  })}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {release.rollback && (
        <div className={classes.bend}>
          <span className={classes.bendWords}>
            {release.nextAttemptId
              ? t('stages.rolledBackTo', {
                  attempt: attempt(release.nextAttemptId, release.attempt + 1),
                })
              : t('stages.rolledBackToStart')}
          </span>
        </div>
      )}
      {release.previousAttemptId && (
        <div className={classes.earlier}>
          {t('stages.reenteredAfter', {
            attempt: attempt(release.previousAttemptId, release.attempt - 1),
          })}
        </div>
      )}
    </nav>
  );
}
