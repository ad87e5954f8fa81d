import { makeStyles } from '@material-ui/core/styles';
import type { PropsWithChildren } from 'react';
import { subtleText } from '../../theme/tones';

/** The type and the buttons of everything that this plugin draws, wherever it is put. */
export const useSurfaceStyles = makeStyles(theme => ({
  root: {
    fontFamily: theme.typography.fontFamily,
    color: theme.palette.text.primary,
    // On the page's own ground the default is a shade too light to be read.
    '& .MuiFormLabel-root:not(.Mui-focused):not(.Mui-error)': {
      color: subtleText(theme),
    },
    // What people wrote may run from right to left: it turns nothing beside it.
    '& a, & b, & code, & em, & q, & span, & strong': { unicodeBidi: 'isolate' },
    '& p, & li, & dd, & td, & blockquote': { unicodeBidi: 'plaintext' },
    '& .MuiButton-root': { textTransform: 'none', whiteSpace: 'nowrap' },
  },
}));

/** What the plugin draws into a page that others draw too. */
export function Surface(props: PropsWithChildren<{}>) {
  const classes = useSurfaceStyles();
  return (
    <div className={classes.root} data-testid="release-gate">
      {props.children}
    </div>
  );
}
