import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useState } from 'react';
import { MONOSPACE } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { DiffLines } from './DiffLines';
import {
  type DiffLine,
  foldedDifference,
  lineDifference,
} from './lineDifference';

const useStyles = makeStyles(theme => ({
  summary: {
    margin: theme.spacing(0, 0, 1.5),
    fontSize: '0.875rem',
    color: subtleText(theme),
  },
  lines: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    fontFamily: MONOSPACE,
    fontSize: '0.8125rem',
    lineHeight: 1.6,
  },
  compact: { maxHeight: 240, overflowY: 'auto' },
  fold: {
    display: 'block',
    width: '100%',
    padding: theme.spacing(0.25, 1),
    border: 0,
    background: theme.palette.action.hover,
    font: 'inherit',
    textAlign: 'left',
    color: subtleText(theme),
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
  },
}));

function Fold(props: { readonly lines: readonly DiffLine[] }) {
  const classes = useStyles();
  const t = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return isOpen ? (
    <DiffLines lines={props.lines} />
  ) : (
    <button
      type="button"
      className={classes.fold}
      aria-expanded={false}
      onClick={() => setIsOpen(true)}
    >
      {t('document.linesUnchanged', { count: props.lines.length })}
    </button>
  );
}

/** What became of one version of a document in another, line by line and word by word. */
export function DocumentDiff(props: {
  readonly before: string;
  readonly after: string;
  /** In a form: scrolls within a few lines. */
  readonly isCompact?: boolean;
}) {
  const classes = useStyles();
  const t = useWords();
  const { before, after, isCompact } = props;
  const lines = useMemo(() => lineDifference(before, after), [before, after]);
  const groups = useMemo(() => foldedDifference(lines), [lines]);
  const count = (kind: DiffLine['kind']) =>
    lines.filter(line => line.kind === kind).length;
  const [added, removed] = [count('added'), count('removed')];
  if (added + removed === 0) {
    return <p className={classes.summary}>{t('document.sameText')}</p>;
  }
  return (
    <>
      <p className={classes.summary}>
        {t('document.linesChanged', {
          added: t('document.linesAdded', { count: added }),
          removed: t('document.linesRemoved', { count: removed }),
        })}
      </p>
      <div
        className={`${classes.lines} ${isCompact ? classes.compact : ''}`}
        role="group"
        aria-label={t('document.difference')}
        // Scrolls by itself, so the keyboard has to reach it.
        {...(isCompact && { tabIndex: 0 })}
      >
        {groups.map((group, index) =>
          group.kind === 'fold' ? (
            <Fold key={`${index}`} lines={group.lines} />
          ) : (
            <DiffLines key={`${index}`} lines={group.lines} />
          ),
        )}
      </div>
    </>
  );
}
