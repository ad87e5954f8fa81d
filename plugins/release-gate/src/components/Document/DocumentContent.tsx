import { useContext, useEffect, useMemo, useState } from 'react';
import { useWords } from '../../translation/useWords';
import { HeadingLevelContext } from '../Panel/headingLevel';
import { MarkdownPart } from './MarkdownPart';
import { type DocumentOutline, numberPlaces } from './documentTree';
import { topLevelOf } from './markdownBlocks';
import { markdownParts } from './markdownParts';
import { useDocumentStyles } from './useDocumentStyles';

/** How many of the parts are laid out: one more at a time, so that the page stays at hand meanwhile. */
function usePartsShown(total: number): number {
  const [shown, setShown] = useState(1);
  useEffect(() => {
    if (shown >= total) {
      return undefined;
    }
    const timer = setTimeout(() => setShown(shown + 1), 0);
    return () => clearTimeout(timer);
  }, [shown, total]);
  return Math.min(shown, total);
}

/**
 * The Markdown of a document, safe to look at whoever wrote it: nothing of it
 * runs, nothing is loaded from elsewhere, and its links lead to http, https,
 * mailto or into the portal. What is still to be filled in is marked.
 */
export function DocumentContent(props: {
  readonly markdown: string;
  /** In another page's text: smaller, with less air. */
  readonly isSmall?: boolean;
}) {
  const classes = useDocumentStyles();
  const t = useWords();
  const baseLevel = useContext(HeadingLevelContext);
  const { markdown, isSmall } = props;
  const imageName = t('document.image');
  const [stretches, outline] = useMemo(() => {
    const { markdown: numbered, questions } = numberPlaces(markdown);
    const shape: DocumentOutline = {
      questions,
      topLevel: topLevelOf(numbered),
      baseLevel,
      imageName,
    };
    return [markdownParts(numbered), shape] as const;
  }, [markdown, baseLevel, imageName]);
  const shown = usePartsShown(stretches.length);
  return (
    <div className={`${classes.root} ${isSmall ? classes.small : ''}`.trim()}>
      {stretches.slice(0, shown).map((stretch, index) => (
        <MarkdownPart key={index} stretch={stretch} outline={outline} />
      ))}
      {shown < stretches.length && (
        <p role="status">{t('document.restComing')}</p>
      )}
    </div>
  );
}
