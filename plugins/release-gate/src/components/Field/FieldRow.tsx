import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    columnGap: theme.spacing(1.5),
    [theme.breakpoints.up('sm')]: {
      gridTemplateColumns: 'var(--rg-columns)',
    },
  },
}));

/** Fields that belong together, beside each other where the window is wide enough. */
export function FieldRow(props: {
  /** How they share the row, as a grid takes it; without, evenly in two. */
  readonly columns?: string;
  readonly children: ReactNode;
}) {
  const classes = useStyles();
  const style = { '--rg-columns': props.columns ?? '1fr 1fr' };
  return (
    <div className={classes.root} style={style as object}>
      {props.children}
    </div>
  );
}
