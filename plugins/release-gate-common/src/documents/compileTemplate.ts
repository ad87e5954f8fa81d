import { Liquid, LiquidError, toValue } from 'liquidjs';
import type { DocumentFacts } from './DocumentFacts';
import { markdownCode, markdownLink, markdownText } from './markdownText';
import { placeFor } from '../domain/documents/openPlaces';
import { nameOfRef } from '../domain/model/nameOfRef';

/** What keeps a template from being read or rendered. @public */
export interface TemplateProblem {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
}

/**
 * A template that was read; it may still name something that is not known.
 *
 * @public
 */
export interface DocumentTemplate {
  readonly render: (
    facts: DocumentFacts,
  ) => { readonly markdown: string } | { readonly problem: TemplateProblem };
}

/** Far more than any document needs, and far less than hurts. */
const MOST_CHARACTERS_READ = 200_000;
const MOST_MEMORY = 20_000_000;
const MOST_NODES = 100_000;

/** The text of a value; `null` and `empty` of the template itself are objects of the engine. */
function textOf(value: unknown): string {
  return String(toValue(value) ?? '').trim();
}

/** An instant as it stands in a document: `2026-11-24 18:07:05 UTC`. */
function utc(instant: unknown): string {
  const date = new Date(String(instant));
  return Number.isNaN(date.getTime())
    ? String(instant)
    : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/**
 * The engine: no files, no code, only what the facts hold. Every output is
 * plain text unless it goes through `raw`, `place`, `link` or `code`.
 */
function createEngine(): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    outputEscape: markdownText,
    // No partials: an empty set of them takes the place of the file system.
    templates: {},
    dynamicPartials: false,
    timezoneOffset: 0,
    parseLimit: MOST_CHARACTERS_READ,
    memoryLimit: MOST_MEMORY,
  });
  engine.registerFilter('place', {
    raw: true,
    handler: (value: unknown, question: unknown) =>
      textOf(value) || placeFor(textOf(question)),
  });
  engine.registerFilter('link', { raw: true, handler: markdownLink });
  engine.registerFilter('code', { raw: true, handler: markdownCode });
  engine.registerFilter('name', (ref: unknown) => nameOfRef(textOf(ref)));
  engine.registerFilter('utc', utc);
  return engine;
}

function problemOf(error: unknown): TemplateProblem {
  if (!LiquidError.is(error)) {
    throw error;
  }
  const [line, column] = error.token.getPosition();
  const { message } = error.originalError ?? error;
  return {
    line,
    column,
    message: message.replace(/, line:\d+, col:\d+$/, ''),
  };
}

/** Blank lines that loops and conditions leave behind say nothing. */
function tidied(markdown: string): string {
  return `${markdown
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/**
 * Reads the template of a document: Liquid (https://liquidjs.com), with the
 * filters `place: "question"` (a value, or a place for a person to fill),
 * `link: url`, `code`, `name` (of an entity reference) and `utc`.
 *
 * @public
 */
export function compileTemplate(
  source: string,
):
  | { readonly template: DocumentTemplate }
  | { readonly problem: TemplateProblem } {
  const engine = createEngine();
  try {
    const parsed = engine.parse(source);
    return {
      template: {
        render: facts => {
          try {
            const rendered: unknown = engine.renderSync(
              parsed,
              { ...facts },
              { templateLimit: MOST_NODES },
            );
            return { markdown: tidied(String(rendered)) };
          } catch (error) {
            return { problem: problemOf(error) };
          }
        },
      },
    };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
