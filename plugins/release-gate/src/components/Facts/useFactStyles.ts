import { makeStyles } from '@material-ui/core/styles';
import { subtleText } from '../../theme/tones';

/** How the rows of facts look. */
export const useFactStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
    fontSize: '0.875rem',
    lineHeight: 1.5,
    '& > svg': { flex: 'none', marginTop: 1 },
  },
  main: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  way: { fontSize: '0.8125rem' },
  faint: {
    fontSize: '0.8125rem',
    color: subtleText(theme),
    '& a': { textDecoration: 'underline' },
  },
  none: {
    margin: 0,
    fontSize: '0.875rem',
    color: subtleText(theme),
  },
  text: {
    margin: theme.spacing(0, 0, 0.5),
    fontSize: '0.875rem',
    lineHeight: 1.5,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    '& a': { textDecoration: 'underline' },
  },
  small: { textTransform: 'none' },
}));
