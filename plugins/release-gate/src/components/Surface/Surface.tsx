import { makeStyles } from '@material-ui/core/styles';
import type { PropsWithChildren } from 'react';

/** The type and the buttons of everything that this plugin draws, wherever it is put. */
export const useSurfaceStyles = makeStyles(theme => ({
  root: {
    fontFamily: theme.typography.fontFamily,
    color: theme.palette.text.primary,
    '& .MuiButton-root': { textTransform: 'none', whiteSpace: 'nowrap' },
  },
}));

/** What the plugin draws into a page that others draw too. */
export function Surface(props: PropsWithChildren<{}>) {
  const classes = useSurfaceStyles();
  return <div className={classes.root}>{props.children}</div>;
}
