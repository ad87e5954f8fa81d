import { makeStyles } from '@material-ui/core/styles';
import { subtleText, toneColor, toneGround } from '../../theme/tones';

/** How the parts of a request are set: to be read, not to be scanned. */
export const useReadingStyles = makeStyles(theme => ({
  root: { maxWidth: 760, '& > :first-child': { marginTop: 0 } },
  heading: {
    margin: theme.spacing(3, 0, 0.5),
    fontSize: '0.8125rem',
    fontWeight: 600,
    color: subtleText(theme),
  },
  // The documents' own sizes are for pages of text; the line breaks of what was typed stay.
  lead: {
    '& > div': { fontSize: '1.25rem', lineHeight: 1.5 },
    '& p, & li': { whiteSpace: 'pre-line' },
    '& br': { display: 'none' },
    [theme.breakpoints.down('xs')]: { '& > div': { fontSize: '1.125rem' } },
  },
  written: {
    '& > div': { fontSize: '1rem', lineHeight: 1.6 },
    '& p, & li': { whiteSpace: 'pre-line' },
    '& br': { display: 'none' },
  },
  text: {
    margin: 0,
    fontSize: '1rem',
    lineHeight: 1.6,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  faint: {
    margin: theme.spacing(0.5, 0, 0),
    fontSize: '0.875rem',
    lineHeight: 1.5,
    color: subtleText(theme),
    overflowWrap: 'anywhere',
  },
  strong: { fontWeight: 600 },
  said: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  notice: { marginBottom: theme.spacing(2) },
  // How much there is to doubt is seen before it is read.
  doubt: {
    fontSize: '0.8125rem',
    fontWeight: 600,
    color: theme.palette.text.primary,
    paddingLeft: theme.spacing(1),
    borderLeft: `3px solid ${toneColor(theme, 'waiting')}`,
  },
  gone: {
    color: subtleText(theme),
    '& code': { textDecoration: 'line-through' },
  },
  came: {
    fontWeight: 600,
    textDecoration: 'none',
    background: toneGround(theme, 'ok'),
  },
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
  support: { minWidth: 0, overflowWrap: 'anywhere' },
  part: { paddingLeft: theme.spacing(1), fontSize: '0.875rem' },
  quote: {
    margin: theme.spacing(0, 0, 1),
    fontSize: '1.0625rem',
    lineHeight: 1.5,
    overflowWrap: 'anywhere',
  },
}));
