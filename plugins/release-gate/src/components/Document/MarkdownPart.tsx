import { type ReactNode, memo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useWords } from '../../translation/useWords';
import { DocumentLink } from './DocumentLink';
import { OpenPlace } from './OpenPlace';
import { OrWritten, WrittenText } from './WrittenText';
import {
  type DocumentOutline,
  documentTree,
  withQuestions,
} from './documentTree';
import type { MarkdownStretch } from './markdownParts';

function ScrollingTable(props: { readonly children: ReactNode }) {
  const t = useWords();
  return (
    <div
      data-scrolls
      role="region"
      aria-label={t('document.table')}
      // Scrolls by itself, so the keyboard has to reach it.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table>{props.children}</table>
    </div>
  );
}

function TaskMark(props: { readonly isDone: boolean }) {
  const t = useWords();
  return (
    <span
      role="img"
      aria-label={t(
        props.isDone ? 'document.taskDone' : 'document.taskNotDone',
      )}
    >
      {props.isDone ? '☑' : '☐'}
    </span>
  );
}

const COMPONENTS: Components = {
  a: ({ href, id, children }) => (
    <DocumentLink href={href} id={id}>
      {children}
    </DocumentLink>
  ),
  mark: ({ children }) => <OpenPlace>{children}</OpenPlace>,
  table: ({ children }) => <ScrollingTable>{children}</ScrollingTable>,
  input: ({ checked }) => <TaskMark isDone={checked === true} />,
};

function LaidOut(props: {
  readonly stretch: MarkdownStretch;
  readonly outline: DocumentOutline;
}) {
  const { markdown, isOverBudget } = props.stretch;
  const written = withQuestions(markdown, props.outline.questions);
  if (isOverBudget) {
    return <WrittenText markdown={written} />;
  }
  return (
    <OrWritten key={markdown} markdown={written}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[documentTree(props.outline)]}
        components={COMPONENTS}
      >
        {markdown}
      </ReactMarkdown>
    </OrWritten>
  );
}

/** One stretch of a document, laid out. */
export const MarkdownPart = memo(LaidOut);
