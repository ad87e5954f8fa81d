import { makeStyles } from '@material-ui/core/styles';
import { subtleText } from '../../theme/tones';

/** How the parts of a request are set: to be read, not to be scanned. */
export const useReadingStyles = makeStyles(theme => ({
  root: { maxWidth: 760 },
  heading: {
    margin: theme.spacing(3, 0, 0.5),
    fontSize: '0.8125rem',
    fontWeight: 600,
    color: subtleText(theme),
  },
  lead: {
    margin: 0,
    fontSize: '1.25rem',
    lineHeight: 1.5,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  text: {
    margin: 0,
    fontSize: '1rem',
    lineHeight: 1.6,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  faint: { fontSize: '0.875rem', color: subtleText(theme) },
  note: {
    padding: theme.spacing(1.5, 2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
    fontSize: '0.9375rem',
    lineHeight: 1.5,
    '& > svg': { marginTop: 1 },
  },
  quote: {
    margin: theme.spacing(0, 0, 1),
    fontSize: '1.0625rem',
    lineHeight: 1.5,
    overflowWrap: 'anywhere',
  },
}));
