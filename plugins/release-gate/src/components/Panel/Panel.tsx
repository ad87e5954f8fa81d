import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { type ReactNode, useContext } from 'react';
import { wrapping } from '../../theme/styles';
import { HeadingLevel, HeadingLevelContext } from './headingLevel';

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(2) },
  head: {
    ...wrapping(theme, 1),
    minHeight: 52,
    padding: theme.spacing(1, 2.5),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(1, 2) },
  },
  title: {
    margin: 0,
    marginRight: 'auto',
    fontSize: '1rem',
    fontWeight: 700,
    lineHeight: 1.4,
  },
  body: {
    padding: theme.spacing(0, 2.5, 2),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(0, 2, 2) },
  },
}));

/** A part of a page with a heading. */
export function Panel(props: {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
  readonly testId?: string;
  readonly id?: string;
}) {
  const classes = useStyles();
  const level = useContext(HeadingLevelContext);
  return (
    <Paper
      component="section"
      className={classes.root}
      id={props.id}
      data-testid={props.testId}
    >
      <div className={classes.head}>
        <Typography component={`h${level}`} className={classes.title}>
          {props.title}
        </Typography>
        {props.aside}
      </div>
      {props.children !== undefined && (
        <HeadingLevel level={level < 6 ? ((level + 1) as 3 | 4 | 5 | 6) : 6}>
          <div className={classes.body}>{props.children}</div>
        </HeadingLevel>
      )}
    </Paper>
  );
}
