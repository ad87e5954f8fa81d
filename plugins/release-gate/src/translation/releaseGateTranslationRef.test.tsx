import {
  createFrontendModule,
  createTranslationMessages,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
// The compiler of the whole repository, declared at its root.
// eslint-disable-next-line @backstage/no-undeclared-imports
import ts from 'typescript';
import plugin from '../alpha';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import { englishWords } from '../testUtils/englishWords';
import { createWorld } from '../testUtils/renderPages';
import { DIRECTOR } from '../testUtils/scenarios';
import { ago, clockTime, day, since, span } from '../words/time';
import { releaseGateTranslationRef } from './releaseGateTranslationRef';
import type { Words } from './useWords';

const GERMAN = createTranslationResource({
  ref: releaseGateTranslationRef,
  translations: {
    de: async () => ({
      default: createTranslationMessages({
        ref: releaseGateTranslationRef,
        full: false,
        messages: { 'failure.gone.page': 'Diese Seite gibt es nicht' },
      }),
    }),
  },
});

describe('an app with a text in another language', () => {
  it('shows it, and the text of the plugin where it has none', async () => {
    renderTestApp({
      features: [
        plugin,
        createFrontendModule({
          pluginId: 'app',
          extensions: [
            TranslationBlueprint.make({
              name: 'release-gate-german',
              params: { resource: GERMAN },
            }),
          ],
        }),
      ],
      config: {
        app: {
          baseUrl: 'http://localhost:3000',
          extensions: [
            {
              'api:app/app-language': {
                config: {
                  availableLanguages: ['en', 'de'],
                  defaultLanguage: 'de',
                },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
      initialRouteEntries: ['/release-gate/nowhere'],
      apis: [
        [releaseGateApiRef, createWorld().gate.as(DIRECTOR)],
        mockApis.identity({ userEntityRef: DIRECTOR }),
        catalogApiMock(),
      ],
    });

    expect(
      await screen.findByText('Diese Seite gibt es nicht'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Nothing is at this address/)).toBeInTheDocument();
  });
});

describe('days and times', () => {
  const t = englishWords();
  const NOON = '2026-05-12T12:34:00';

  it('are written in the language of the app', () => {
    expect(day(t, NOON)).toBe('May 12, 2026');
    expect(clockTime(t, NOON)).toBe('12:34');
  });

  it.each([
    ['ahead', 'time.ahead', 'time.sinceAhead', -10],
    ['this minute', 'time.justNow', 'time.sinceJustNow', 0],
    ['days ago', 'time.ago', 'time.sinceAgo', 3 * 24 * 60],
    ['months ago', 'time.onDay', 'time.sinceDay', 90 * 24 * 60],
  ])('what is %s has a text of its own', (_, told, sinceTold, minutes) => {
    const now = Date.parse(NOON) + minutes * 60_000;
    const keyOf = ((key: string) => key) as unknown as Words;
    expect(ago(keyOf, NOON, now)).toBe(told);
    expect(since(keyOf, NOON, now)).toBe(sinceTold);
  });

  it.each([
    [1, 'time.minutes', 1],
    [59, 'time.minutes', 59],
    [60, 'time.hours', 1],
    [47 * 60, 'time.hours', 47],
    [48 * 60, 'time.days', 2],
  ])('a span of %d minutes is told in %s', (minutes, key, count) => {
    const said = jest.fn(() => '');
    span(said as unknown as Words, minutes * 60_000);
    expect(said).toHaveBeenCalledWith(key, { count });
  });
});

describe('components', () => {
  const COMPONENTS = join(__dirname, '..', 'components');
  /** Folders whose texts are still to be moved to the messages. */
  const NOT_YET: readonly string[] = [];
  /** What is no word of a language: the beginning of an address, the names of keys. */
  const ALLOWED = ['https://', 'j', 'k', 'Enter'];
  const READ_OUT = [
    'alt',
    'aria-label',
    'description',
    'empty',
    'error',
    'help',
    'helperText',
    'intro',
    'label',
    'loadingText',
    'noOptionsText',
    'placeholder',
    'submitLabel',
    'subtitle',
    'title',
  ];

  const isText = (text: string) =>
    /\p{L}/u.test(text) && !ALLOWED.includes(text.trim());

  /** The words that an expression can come to; what is handed to a function is none of them. */
  function wordsIn(node: ts.Node): readonly string[] {
    if (ts.isStringLiteralLike(node)) {
      return [node.text];
    }
    if (ts.isTemplateExpression(node)) {
      return [node.head, ...node.templateSpans.map(part => part.literal)].map(
        ({ text }) => text,
      );
    }
    if (ts.isConditionalExpression(node)) {
      return [...wordsIn(node.whenTrue), ...wordsIn(node.whenFalse)];
    }
    if (ts.isBinaryExpression(node)) {
      const isJoined = [
        ts.SyntaxKind.PlusToken,
        ts.SyntaxKind.QuestionQuestionToken,
        ts.SyntaxKind.BarBarToken,
      ].includes(node.operatorToken.kind);
      return [...(isJoined ? wordsIn(node.left) : []), ...wordsIn(node.right)];
    }
    if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node)) {
      return node.expression ? wordsIn(node.expression) : [];
    }
    return [];
  }

  /** The words that a component shows without the messages. */
  function hardCoded(node: ts.Node): readonly string[] {
    const inside: string[] = [];
    ts.forEachChild(node, child => {
      inside.push(...hardCoded(child));
    });
    if (ts.isJsxText(node)) {
      return [...inside, node.text.trim()];
    }
    if (ts.isJsxAttribute(node)) {
      return READ_OUT.includes(node.name.getText()) && node.initializer
        ? [...inside, ...wordsIn(node.initializer)]
        : inside;
    }
    return ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)
      ? [...inside, ...wordsIn(node)]
      : inside;
  }

  function hardCodedIn(name: string, source: string): readonly string[] {
    const file = ts.createSourceFile(
      name,
      source,
      ts.ScriptTarget.Latest,
      true,
      ts.ScriptKind.TSX,
    );
    return hardCoded(file).filter(isText);
  }

  const files = readdirSync(COMPONENTS, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
    .filter(name => !NOT_YET.includes(name.split(sep)[0]));

  it.each([
    ['<p>Words</p>', ['Words']],
    ['<p title="Words" id="words" />', ['Words']],
    ["<p>{a ? 'Some' : `words ${b}`}</p>", ['Some', 'words ']],
    ['<Field label={a ?? \'Words\'} value="words" />', ['Words']],
    ["<p title={t('a.b')}>{t('c')} · {a === 'b' && c}</p>", []],
  ])('in %s have the words %j', (source, words) => {
    expect(hardCodedIn('example.tsx', source)).toEqual(words);
  });

  it.each(files)('say nothing but messages in %s', name => {
    expect(
      hardCodedIn(name, readFileSync(join(COMPONENTS, name), 'utf8')),
    ).toEqual([]);
  });
});
