import { openPlaces, placeFor } from 'backstage-plugin-release-gate-common';

/** A node of the HTML tree that the Markdown becomes, as far as it matters here. */
export interface TreeNode {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  children?: readonly TreeNode[];
}

/** What a part has to know of the whole document. */
export interface DocumentOutline {
  /** What the open places of the document ask, by their number. */
  readonly questions: readonly string[];
  /** The level of the document's highest heading, as it was written. */
  readonly topLevel: number;
  /** The level that this heading has on the page. */
  readonly baseLevel: number;
  /** What a picture is called that has no words of its own. */
  readonly imageName: string;
}

// The same places as openPlaces of the common package finds.
const PLACE = /\u27e6[^\u27e6\u27e7]*\u27e7/g;
const NUMBERED = /\u27e6(\d+)\u27e7/;
const HEADING = /^h([1-6])$/;
const LINE_BREAK = /^<br\s*\/?>$/i;

/**
 * Puts numbers for the questions of open places: what a question holds cannot
 * become Markdown, and no Markdown around it can tear it apart.
 */
export function numberPlaces(markdown: string): {
  readonly markdown: string;
  readonly questions: readonly string[];
} {
  let number = -1;
  return {
    markdown: markdown.replace(PLACE, () => {
      number += 1;
      return placeFor(String(number));
    }),
    questions: openPlaces(markdown),
  };
}

/** Puts the questions back, for a text that is shown as it was written. */
export function withQuestions(
  markdown: string,
  questions: readonly string[],
): string {
  return markdown.replace(PLACE, place =>
    placeFor(questions[Number(NUMBERED.exec(place)?.[1])] ?? ''),
  );
}

function text(value: string): TreeNode {
  return { type: 'text', value };
}

function element(
  tagName: string,
  children: readonly TreeNode[],
  properties: Readonly<Record<string, unknown>> = {},
): TreeNode {
  return { type: 'element', tagName, properties, children };
}

function textOf(node: TreeNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

/** Words, with a mark for every open place in them. */
function withMarks(
  words: string,
  { questions }: DocumentOutline,
): readonly TreeNode[] {
  return words
    .split(NUMBERED)
    .map((piece, index) =>
      index % 2 === 0
        ? text(piece)
        : element('mark', [text(questions[Number(piece)] ?? '')]),
    )
    .filter(({ type, value }) => type !== 'text' || value !== '');
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Nothing is loaded from elsewhere for being shown: a picture is a link to it. */
function settledImage(
  { properties = {} }: TreeNode,
  parents: readonly string[],
  outline: DocumentOutline,
): readonly TreeNode[] {
  const { src, alt } = properties;
  const words = withMarks(
    typeof alt === 'string' && alt !== '' ? alt : outline.imageName,
    outline,
  );
  return parents.includes('a') ? words : [element('a', words, { href: src })];
}

/** An address that is still to be filled in is no address yet. */
function settledLink(
  node: TreeNode,
  children: readonly TreeNode[],
  outline: DocumentOutline,
): readonly TreeNode[] {
  const { href } = node.properties ?? {};
  const missing = NUMBERED.exec(
    typeof href === 'string' ? decoded(href) : '',
  )?.[0];
  if (missing === undefined) {
    return [{ ...node, children }];
  }
  return children.some(({ tagName }) => tagName === 'mark')
    ? children
    : [...children, text(' '), ...withMarks(missing, outline)];
}

function settledHeading(
  node: TreeNode,
  children: readonly TreeNode[],
  outline: DocumentOutline,
): TreeNode {
  const written = Number(HEADING.exec(node.tagName ?? '')?.[1]);
  const depth = Math.max(0, written - outline.topLevel);
  return element(`h${Math.min(6, outline.baseLevel + depth)}`, children, {
    dataRank: Math.min(4, depth + 1),
  });
}

/** A table whose head says nothing is a list of facts: its first column names them. */
function settledTable(node: TreeNode, parts: readonly TreeNode[]): TreeNode {
  const [head] = parts.filter(({ tagName }) => tagName === 'thead');
  if (!head || textOf(head).trim() !== '') {
    return { ...node, children: parts };
  }
  const named = (row: TreeNode): TreeNode => {
    const first = row.children?.find(({ type }) => type === 'element');
    return {
      ...row,
      children: row.children?.map(cell =>
        cell === first
          ? { ...cell, tagName: 'th', properties: { scope: 'row' } }
          : cell,
      ),
    };
  };
  return {
    ...node,
    children: parts
      .filter(part => part !== head)
      .map(part => ({ ...part, children: part.children?.map(named) })),
  };
}

function settled(
  node: TreeNode,
  parents: readonly string[],
  outline: DocumentOutline,
): readonly TreeNode[] {
  const { type, tagName = '', value = '' } = node;
  if (type === 'text') {
    return withMarks(value, outline);
  }
  if (type === 'raw') {
    if (LINE_BREAK.test(value)) {
      return [element('br', [])];
    }
    const words = withMarks(value, outline);
    return parents.length === 0 ? [element('p', words)] : words;
  }
  if (tagName === 'img') {
    return settledImage(node, parents, outline);
  }
  const inside = [...parents, tagName];
  const children = (node.children ?? []).flatMap(child =>
    settled(child, inside, outline),
  );
  if (tagName === 'a') {
    return settledLink(node, children, outline);
  }
  if (HEADING.test(tagName)) {
    return [settledHeading(node, children, outline)];
  }
  return [
    tagName === 'table'
      ? settledTable(node, children)
      : { ...node, children: node.children && children },
  ];
}

/**
 * Makes the tree of a document fit for a page: HTML is shown as it was written,
 * pictures are links, headings continue those of the page, and open places are
 * marked.
 */
export function documentTree(
  outline: DocumentOutline,
): () => (tree: TreeNode) => void {
  return () => tree => {
    tree.children = (tree.children ?? []).flatMap(node =>
      settled(node, [], outline),
    );
  };
}
