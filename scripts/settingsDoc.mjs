// docs/settings.md from the config.d.ts of the packages: `node scripts/settingsDoc.mjs` writes it, and
// scripts/settingsDoc.test.mjs holds it to what they say.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import prettier from 'prettier';
import ts from 'typescript';
import { root } from './lib/root.mjs';

const PACKAGES = [
  ['release-gate-backend', 'The backend'],
  ['release-gate-backend-module-clockify', 'Clockify'],
  ['release-gate-backend-module-usersnap', 'UserSnap'],
  ['search-backend-module-release-gate', 'Search'],
];
const FILE = path.join(root, 'docs', 'settings.md');

function commentOf(node) {
  const [doc] = ts.getJSDocCommentsAndTags(node);
  return ts.getTextOfJSDocComment(doc?.comment) ?? '';
}

function tagsOf(node) {
  return Object.fromEntries(
    ts
      .getJSDocTags(node)
      .map(tag => [
        tag.tagName.text,
        ts.getTextOfJSDocComment(tag.comment) ?? '',
      ]),
  );
}

/** The literal type below an array, where there is one: its keys are settings too. */
function literalIn(type, source) {
  if (ts.isTypeLiteralNode(type)) {
    return { type, suffix: '' };
  }
  if (
    ts.isTypeReferenceNode(type) &&
    type.typeName.getText(source) === 'Array'
  ) {
    const [item] = type.typeArguments;
    return ts.isTypeLiteralNode(item)
      ? { type: item, suffix: '[]' }
      : undefined;
  }
  return undefined;
}

function* settingsIn(members, prefix, source) {
  for (const member of members) {
    const name = ts.isIndexSignatureDeclaration(member)
      ? `<${member.parameters[0].name.getText(source)}>`
      : member.name.text;
    const key = prefix ? `${prefix}.${name}` : name;
    const nested = literalIn(member.type, source);
    yield {
      key: `${key}${nested?.suffix ?? ''}`,
      type: nested ? '' : member.type.getText(source).replace(/\s+/g, ' '),
      isRequired:
        !member.questionToken && !ts.isIndexSignatureDeclaration(member),
      comment: commentOf(member).replace(/\s+/g, ' '),
      visibility: tagsOf(member).visibility ?? 'backend',
    };
    if (nested) {
      yield* settingsIn(nested.type.members, `${key}${nested.suffix}`, source);
    }
  }
}

function rowsOf(packageName) {
  const file = path.join(root, 'plugins', packageName, 'config.d.ts');
  const source = ts.createSourceFile(
    file,
    fs.readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const config = source.statements.find(
    each => ts.isInterfaceDeclaration(each) && each.name.text === 'Config',
  );
  return [...settingsIn(config.members, '', source)];
}

/** A comment without its default, and the default, which it states as `Default: …`. */
function withoutDefault(comment) {
  const [, meaning, fallback] =
    /^(.*?)(?:Default(?:\s+and, in production, minimum)?: (.*?)\.?)?$/.exec(
      comment,
    );
  return { meaning: meaning.trim(), fallback: fallback ?? '' };
}

const cell = text => text.replace(/\|/g, '\\|');

function table(rows) {
  return [
    '| key | type | default | meaning | seen by |',
    '|---|---|---|---|---|',
    ...rows
      .filter(({ type, comment }) => type || comment)
      .map(({ key, type, isRequired, comment, visibility }) => {
        const { meaning, fallback } = withoutDefault(comment);
        const required = isRequired && type ? ' (required)' : '';
        return `| \`${cell(key)}\` | ${
          type && `\`${cell(type)}\``
        }${required} | ${cell(fallback)} | ${cell(meaning)} | ${visibility} |`;
      }),
  ].join('\n');
}

/** The document as the packages have it now. */
export async function settingsDoc() {
  const sections = PACKAGES.map(
    ([name, title]) => `## ${title}\n\n${table(rowsOf(name))}`,
  );
  const text = `# Settings

Everything that \`app-config.yaml\` can say to Release Gate. This page is made from the \`config.d.ts\` of the packages.

A duration is ISO 8601 (\`PT15M\`), words (\`15 minutes\`) or units (\`{ minutes: 15 }\`). What is \`secret\` never leaves the
backend and is kept out of logs; nothing of this is sent to the browser. A mistake stops the start-up with one sentence that
names the key; what is merely weak or without effect is a warning in the log and under \`GET /api/release-gate/health/integrations\`.

${sections.join('\n\n')}
`;
  return prettier.format(text, {
    ...(await prettier.resolveConfig(FILE)),
    filepath: FILE,
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  fs.writeFileSync(FILE, await settingsDoc());
}
