import { memo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { DocumentLink } from './DocumentLink';
import { OpenPlace } from './OpenPlace';
import { OrWritten, WrittenText } from './WrittenText';
import {
  type DocumentOutline,
  documentTree,
  withQuestions,
} from './documentTree';
import type { MarkdownStretch } from './markdownParts';

const COMPONENTS: Components = {
  a: ({ href, id, children }) => (
    <DocumentLink href={href} id={id}>
      {children}
    </DocumentLink>
  ),
  mark: ({ children }) => <OpenPlace>{children}</OpenPlace>,
  table: ({ children }) => (
    // Scrolls by itself, so the keyboard has to reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div data-scrolls tabIndex={0} role="region" aria-label="Table">
      <table>{children}</table>
    </div>
  ),
  input: ({ checked }) => (
    <span role="img" aria-label={checked ? 'done' : 'not done'}>
      {checked ? '☑' : '☐'}
    </span>
  ),
};

function LaidOut(props: {
  readonly stretch: MarkdownStretch;
  readonly outline: DocumentOutline;
}) {
  const { markdown, isTooLong } = props.stretch;
  const written = withQuestions(markdown, props.outline.questions);
  if (isTooLong) {
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
