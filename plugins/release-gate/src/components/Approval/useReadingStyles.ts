import { makeStyles } from '@material-ui/core/styles';
import {
  boxed,
  faint,
  markedColumns,
  plainList,
  smallText,
  bodyText,
  typedText,
} from '../../theme/styles';
import { subtleText, toneColor, toneGround } from '../../theme/tones';

const TYPED_LINES = {
  '& p, & li': { whiteSpace: 'pre-line' },
  '& br': { display: 'none' },
} as const;

/** How the parts of a request are set: to be read, not to be scanned. */
export const useReadingStyles = makeStyles(theme => ({
  root: { maxWidth: 760, '& > :first-child': { marginTop: 0 } },
  heading: {
    ...faint(theme),
    margin: theme.spacing(3, 0, 0.5),
    fontWeight: 600,
  },
  // The documents' own sizes are for pages of text; the line breaks of what was typed stay.
  lead: {
    ...TYPED_LINES,
    '& > div': { fontSize: '1.25rem', lineHeight: 1.5 },
    [theme.breakpoints.down('xs')]: { '& > div': { fontSize: '1.125rem' } },
  },
  written: { ...TYPED_LINES, '& > div': { fontSize: '1rem', lineHeight: 1.6 } },
  text: { ...typedText, margin: 0, fontSize: '1rem', lineHeight: 1.6 },
  faint: {
    ...bodyText,
    margin: theme.spacing(0.5, 0, 0),
    color: subtleText(theme),
    overflowWrap: 'anywhere',
  },
  strong: { fontWeight: 600 },
  bad: { color: toneColor(theme, 'bad') },
  said: typedText,
  notice: { marginBottom: theme.spacing(2) },
  // How much there is to doubt is seen before it is read.
  doubt: {
    ...smallText,
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
  note: boxed(theme),
  list: plainList,
  row: {
    ...markedColumns(theme),
    padding: theme.spacing(0.5, 0),
    fontSize: '0.9375rem',
    lineHeight: 1.5,
  },
  support: { minWidth: 0, overflowWrap: 'anywhere' },
  part: { paddingLeft: theme.spacing(1), fontSize: '0.875rem' },
  quote: {
    ...typedText,
    margin: theme.spacing(0.25, 0, 1),
    fontSize: '1.0625rem',
    lineHeight: 1.5,
  },
}));
