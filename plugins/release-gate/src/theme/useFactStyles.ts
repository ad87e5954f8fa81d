import { makeStyles } from '@material-ui/core/styles';
import { faint, marked, plainList, bodyText, typedText } from './styles';
import { subtleText } from './tones';

/** How the rows of facts look. */
export const useFactStyles = makeStyles(theme => ({
  list: plainList,
  row: { ...marked(theme), ...bodyText, padding: theme.spacing(0.5, 0) },
  main: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  way: { fontSize: '0.8125rem' },
  faint: { ...faint(theme), '& a': { textDecoration: 'underline' } },
  none: { margin: 0, fontSize: '0.875rem', color: subtleText(theme) },
  text: {
    ...bodyText,
    ...typedText,
    margin: theme.spacing(0, 0, 0.5),
    '& a': { textDecoration: 'underline' },
  },
}));
