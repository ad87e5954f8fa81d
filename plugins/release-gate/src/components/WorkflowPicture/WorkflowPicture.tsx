import { makeStyles } from '@material-ui/core/styles';
import type { WorkflowJson } from 'backstage-plugin-release-gate-common';
import { toneColor, subtleText } from '../../theme/tones';

const WIDTH = 720;
const Y = 34;

const useStyles = makeStyles(theme => ({
  root: {
    width: '100%',
    maxWidth: WIDTH,
    height: 'auto',
    [theme.breakpoints.down('xs')]: { display: 'none' },
  },
  line: { stroke: theme.palette.divider, strokeWidth: 2 },
  stage: {
    fill: theme.palette.background.paper,
    stroke: toneColor(theme, 'active'),
    strokeWidth: 2,
  },
  gate: {
    fill: theme.palette.background.paper,
    stroke: toneColor(theme, 'waiting'),
    strokeWidth: 2,
  },
  back: {
    fill: 'none',
    stroke: toneColor(theme, 'bad'),
    strokeWidth: 1.5,
    strokeDasharray: '5 4',
  },
  arrow: { fill: toneColor(theme, 'bad') },
  number: {
    fill: theme.palette.text.primary,
    fontSize: 13,
    fontWeight: 600,
  },
  title: { fill: theme.palette.text.primary, fontSize: 13, fontWeight: 600 },
  items: { fill: subtleText(theme), fontSize: 12 },
}));

/** The way of every release, drawn: its stages, the gate, and the way back. */
export function WorkflowPicture(props: { readonly workflow: WorkflowJson }) {
  const classes = useStyles();
  const stages = props.workflow.stages.filter(({ id }) => id !== 'rollback');
  const step = WIDTH / stages.length;
  const x = (index: number) => step * (index + 0.5);
  const from = x(
    Math.max(
      0,
      stages.findIndex(({ id }) => id === 'production'),
    ),
  );
  const to = x(0);
  const ways = stages.map(({ title }) => title).join(', then ');
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 150`}
      className={classes.root}
      role="img"
      aria-label={`${ways}. A rollback leads back to the start.`}
    >
      <line
        x1={x(0)}
        x2={x(stages.length - 1)}
        y1={Y}
        y2={Y}
        className={classes.line}
      />
      {stages.map((stage, index) => (
        <g key={stage.id}>
          {stage.id === 'approval' ? (
            <rect
              x={x(index) - 15}
              y={Y - 15}
              width="30"
              height="30"
              rx="4"
              transform={`rotate(45 ${x(index)} ${Y})`}
              className={classes.gate}
            />
          ) : (
            <circle cx={x(index)} cy={Y} r="18" className={classes.stage} />
          )}
          <text
            x={x(index)}
            y={Y + 5}
            textAnchor="middle"
            className={classes.number}
          >
            {index + 1}
          </text>
          <text
            x={x(index)}
            y={Y + 42}
            textAnchor="middle"
            className={classes.title}
          >
            {stage.title}
          </text>
          <text
            x={x(index)}
            y={Y + 60}
            textAnchor="middle"
            className={classes.items}
          >
            {stage.id === 'approval'
              ? 'a person signs'
              : `${stage.items.length} items`}
          </text>
        </g>
      ))}
      <path
        d={`M ${from} ${Y + 70} v 14 q 0 14 -14 14 H ${
          to + 14
        } q -14 0 -14 -14 v -10`}
        className={classes.back}
      />
      <path
        d={`M ${to - 5} ${Y + 76} h 10 l -5 -8 z`}
        className={classes.arrow}
      />
      <text
        x={(from + to) / 2}
        y={Y + 114}
        textAnchor="middle"
        className={classes.items}
      >
        after a rollback, from the top
      </text>
    </svg>
  );
}
