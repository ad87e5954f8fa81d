import type { Theme } from '@material-ui/core/styles';
import type { CSSProperties } from '@material-ui/core/styles/withStyles';
import { type Tone, subtleText, toneColor } from './tones';

// Pieces of style that components share, all made of the theme's tokens.

export const MONOSPACE = 'ui-monospace, Menlo, Consolas, monospace';

export const plainList = { listStyle: 'none', margin: 0, padding: 0 } as const;

export const bodyText = { fontSize: '0.875rem', lineHeight: 1.5 } as const;

export const smallText = { fontSize: '0.8125rem', lineHeight: 1.5 } as const;

/** Text that a person typed: its line breaks stay, long words do not widen the page, and its direction turns nothing around it. */
export const typedText = {
  unicodeBidi: 'isolate',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
} as const;

/** Numbers that stand under each other. */
export const tabular = { fontVariantNumeric: 'tabular-nums' } as const;

/** Small words that stand back. */
export function faint(theme: Theme): CSSProperties {
  return { ...smallText, color: subtleText(theme) };
}

/** Things beside each other, in more lines where they do not fit; the gap in units of the theme. */
export function wrapping(theme: Theme, ...gap: number[]): CSSProperties {
  return {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: theme.spacing(...(gap as [number])),
  };
}

/** Small facts beside each other, with a dot between them. */
export function dotted(theme: Theme, gap = 1): CSSProperties {
  return {
    ...wrapping(theme, 0, gap),
    color: subtleText(theme),
    '& > :not(:last-child)::after': {
      content: '"·"',
      marginLeft: theme.spacing(gap),
    },
  };
}

/** A mark and the words after it. */
export function marked(theme: Theme): CSSProperties {
  return {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    '& > svg': { flex: 'none', marginTop: 1 },
  };
}

/** Columns: for a mark, for words, and for whatever else is said. */
export function markedColumns(theme: Theme, more = ''): CSSProperties {
  return {
    display: 'grid',
    gridTemplateColumns: `20px minmax(0, 1fr) ${more}`,
    columnGap: theme.spacing(1),
    alignItems: 'start',
    '& > svg': { marginTop: 1 },
  };
}

/** Names on the left, what they are on the right, in a list of descriptions. */
export function pairs(theme: Theme): CSSProperties {
  return {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: theme.spacing(1.5),
    '& dt': { color: subtleText(theme) },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  };
}

/** What is quoted, set apart from the words around it. */
export function boxed(theme: Theme): CSSProperties {
  return {
    padding: theme.spacing(1.5, 2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  };
}

/** The name of what a page is about. */
export const pageTitle = {
  margin: 0,
  fontSize: '1.5rem',
  fontWeight: 700,
  lineHeight: 1.35,
  overflowWrap: 'anywhere',
} as const;

/** The heading and the buttons of a dialog. */
export function dialogEnds(theme: Theme) {
  return {
    title: {
      margin: 0,
      padding: theme.spacing(2.5, 3, 0.5),
      fontSize: '1.25rem',
      fontWeight: 700,
    },
    actions: { padding: theme.spacing(1, 3, 2.5) },
  };
}

/** A row that is one link. */
export function rowLink(theme: Theme): CSSProperties {
  return {
    display: 'grid',
    alignItems: 'center',
    color: theme.palette.text.primary,
    '&:hover': { background: theme.palette.action.hover },
    '&:hover, &:focus': { textDecoration: 'none' },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  };
}

/** An outlined button for what is hard to undo. */
export function dangerous(theme: Theme): CSSProperties {
  const color = toneColor(theme, 'bad');
  return { color, borderColor: color };
}

/** A style for every tone. */
export function byTone(
  style: (tone: Tone) => CSSProperties,
): Record<Tone, CSSProperties> {
  return {
    ok: style('ok'),
    waiting: style('waiting'),
    bad: style('bad'),
    active: style('active'),
    neutral: style('neutral'),
  };
}
