import {
  BUILT_IN_TEMPLATES,
  type DocumentKind,
  type DocumentTemplate,
  checkTemplate,
} from 'backstage-plugin-release-gate-common';
import { setting } from 'backstage-plugin-release-gate-node';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod/v4';

/** A path, or with `$file` of Backstage's config the text itself: only a text has lines or tags. */
function isText(value: string): boolean {
  return value.includes('\n') || value.includes('{{') || value.includes('{%');
}

/** The text of a template, or undefined where its file cannot be read. */
function sourceOf(value: string): string | undefined {
  if (isText(value)) {
    return value;
  }
  try {
    return readFileSync(resolve(value), 'utf8');
  } catch {
    return undefined;
  }
}

/** Each template is tried before anybody needs it. */
function templateSchema(kind: DocumentKind) {
  return setting
    .text()
    .optional()
    .transform((value, context): DocumentTemplate => {
      const source =
        value === undefined ? BUILT_IN_TEMPLATES[kind] : sourceOf(value);
      if (source === undefined) {
        context.addIssue(`names a file that cannot be read: '${value}'`);
        return z.NEVER;
      }
      const checked = checkTemplate(kind, source);
      if ('problem' in checked) {
        const { line, column, message } = checked.problem;
        context.addIssue(
          `is broken at line ${line}, column ${column}: ${message}`,
        );
        return z.NEVER;
      }
      return checked.template;
    });
}

const documentSchema = (kind: DocumentKind) =>
  setting.section({ template: templateSchema(kind) });

/** `releaseGate.documents`: how documents are written, by kind. */
export const documentsSchema = setting
  .section({
    'release-note': documentSchema('release-note'),
    'incident-report': documentSchema('incident-report'),
  })
  .transform(
    (documents): Readonly<Record<DocumentKind, DocumentTemplate>> => ({
      'release-note': documents['release-note'].template,
      'incident-report': documents['incident-report'].template,
    }),
  );
