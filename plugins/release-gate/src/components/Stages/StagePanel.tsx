import ButtonBase from '@material-ui/core/ButtonBase';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { faint, plainList, tabular } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { StageJson } from 'backstage-plugin-release-gate-common';
import type { Tone } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { countOf } from '../../words/stages';
import { ToneMark } from '../ToneMark/ToneMark';
import { ItemRow } from './ItemRow';
import { RunChecks } from './RunChecks';

const useStyles = makeStyles(theme => ({
  root: {
    marginBottom: theme.spacing(1),
    scrollMarginTop: theme.spacing(2),
    overflow: 'hidden',
  },
  heading: { margin: 0, fontSize: '1rem' },
  head: {
    display: 'flex',
    width: '100%',
    justifyContent: 'flex-start',
    gap: theme.spacing(1.25),
    padding: theme.spacing(1.5, 2.5),
    fontSize: '1rem',
    fontWeight: 700,
    textAlign: 'left',
    '&:focus-visible': { background: theme.palette.action.focus },
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(1.5, 2) },
  },
  count: {
    ...faint(theme),
    ...tabular,
    marginLeft: 'auto',
    fontWeight: 400,
  },
  arrow: {
    color: subtleText(theme),
    transition: theme.transitions.create('transform', { duration: 120 }),
  },
  arrowUp: { transform: 'rotate(180deg)' },
  items: {
    ...plainList,
    padding: theme.spacing(0, 2.5, 1),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(0, 2, 1) },
  },
}));

function toneOf({ complete }: StageJson, isActive: boolean): Tone {
  if (complete) {
    return 'ok';
  }
  return isActive ? 'active' : 'neutral';
}

/** A stage with its checklist, folded or open. */
export function StagePanel(props: {
  readonly stage: StageJson;
  readonly isActive: boolean;
  readonly isExpanded: boolean;
  readonly onToggle: () => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const { stage, isActive, isExpanded } = props;
  const { complete, total } = countOf(stage);
  const listId = `rg-items-${stage.id}`;
  return (
    <Paper
      component="section"
      className={classes.root}
      id={`rg-stage-${stage.id}`}
      data-stage-id={stage.id}
    >
      <h3 className={classes.heading}>
        <ButtonBase
          className={classes.head}
          aria-expanded={isExpanded}
          aria-controls={listId}
          onClick={props.onToggle}
        >
          <ToneMark
            tone={toneOf(stage, isActive)}
            isOpen={!stage.complete && !isActive}
          />
          {stage.title}
          <span className={classes.count}>
            {t('common.completeOf', {
              complete: String(complete),
              total: String(total),
            })}
          </span>
          <ExpandMoreIcon
            fontSize="small"
            aria-hidden
            className={`${classes.arrow} ${isExpanded ? classes.arrowUp : ''}`}
          />
        </ButtonBase>
      </h3>
      <ul id={listId} className={classes.items} hidden={!isExpanded}>
        {stage.items.map(item => (
          <ItemRow key={item.id} item={item} />
        ))}
      </ul>
      {isExpanded && <RunChecks stage={stage} />}
    </Paper>
  );
}
