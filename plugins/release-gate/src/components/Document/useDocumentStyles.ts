import { makeStyles } from '@material-ui/core/styles';
import { subtleText } from '../../theme/tones';

/** How the text of a document is set. */
export const useDocumentStyles = makeStyles(theme => ({
  root: {
    // What turns the direction of a text ends with it.
    unicodeBidi: 'isolate',
    fontSize: '1rem',
    lineHeight: 1.65,
    color: theme.palette.text.primary,
    overflowWrap: 'anywhere',
    '& p, & ul, & ol, & pre, & blockquote, & dl': {
      margin: theme.spacing(0, 0, 1.75),
    },
    '& ul, & ol': { paddingLeft: theme.spacing(3) },
    '& li': { marginBottom: theme.spacing(0.5) },
    '& li > p': { marginBottom: theme.spacing(0.75) },
    '& li > ul, & li > ol': { margin: theme.spacing(0.5, 0, 0) },
    '& .contains-task-list': { paddingLeft: 0, listStyle: 'none' },
    '& [data-rank]': {
      margin: theme.spacing(3.5, 0, 1),
      fontWeight: 700,
      lineHeight: 1.3,
    },
    // More specific than the margins above.
    '& > :first-child:first-child': { marginTop: 0 },
    '& > :last-child:last-child': { marginBottom: 0 },
    '& [data-rank="1"]': { fontSize: '1.75rem' },
    '& [data-rank="2"]': { fontSize: '1.25rem' },
    '& [data-rank="3"]': { fontSize: '1.0625rem' },
    '& [data-rank="4"]': { fontSize: '1rem' },
    '& code': {
      padding: '1px 4px',
      borderRadius: theme.shape.borderRadius,
      background: theme.palette.action.hover,
      fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
      fontSize: '0.9em',
    },
    '& pre': {
      padding: theme.spacing(1.5, 2),
      borderRadius: theme.shape.borderRadius,
      background: theme.palette.action.hover,
      fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
      fontSize: '0.875rem',
      lineHeight: 1.5,
      whiteSpace: 'pre-wrap',
    },
    '& pre code': { padding: 0, background: 'none', fontSize: 'inherit' },
    '& blockquote': {
      padding: theme.spacing(0, 0, 0, 2),
      borderLeft: `3px solid ${theme.palette.divider}`,
      color: subtleText(theme),
    },
    '& hr': {
      margin: theme.spacing(3, 0),
      border: 0,
      borderTop: `1px solid ${theme.palette.divider}`,
    },
    '& [data-scrolls]': {
      overflowX: 'auto',
      margin: theme.spacing(0, 0, 2.25),
    },
    '& table': {
      borderCollapse: 'collapse',
      fontSize: '0.9375rem',
      lineHeight: 1.5,
      overflowWrap: 'normal',
    },
    '& th, & td': {
      padding: theme.spacing(0.75, 2, 0.75, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
      textAlign: 'left',
      verticalAlign: 'top',
    },
    '& th': { fontWeight: 600 },
    '& th[scope="row"]': {
      fontWeight: 400,
      whiteSpace: 'nowrap',
      color: subtleText(theme),
    },
  },
  small: {
    fontSize: '0.9375rem',
    lineHeight: 1.55,
    '& p, & ul, & ol, & pre, & blockquote': {
      margin: theme.spacing(0, 0, 1),
    },
    '& [data-rank]': { margin: theme.spacing(2, 0, 0.5) },
    '& [data-rank="1"]': { fontSize: '1.1875rem' },
    '& [data-rank="2"]': { fontSize: '1.0625rem' },
    '& [data-rank="3"], & [data-rank="4"]': { fontSize: '0.9375rem' },
  },
}));
