import type { Config } from '@backstage/config';
import {
  BUILT_IN_TEMPLATES,
  type DocumentKind,
  type DocumentTemplate,
  checkTemplate,
} from 'backstage-plugin-release-gate-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { allowOnly } from './allowOnly';

const KINDS = ['release-note', 'incident-report'] as const;

function fail(kind: DocumentKind, problem: string): never {
  throw new Error(`releaseGate.documents.${kind}.template ${problem}`);
}

/** A path, or with `$file` of Backstage's config the text itself: only a text has lines or tags. */
function isText(value: string): boolean {
  return value.includes('\n') || value.includes('{{') || value.includes('{%');
}

function readSource(kind: DocumentKind, value: string | undefined): string {
  if (value === undefined) {
    return BUILT_IN_TEMPLATES[kind];
  }
  if (isText(value)) {
    return value;
  }
  try {
    return readFileSync(resolve(value), 'utf8');
  } catch {
    return fail(kind, `names a file that cannot be read: '${value}'`);
  }
}

/**
 * Reads `releaseGate.documents.<kind>.template`: how documents are written.
 * Each template is tried before anybody needs it.
 *
 * @param config - the section `releaseGate`
 * @throws Error with one sentence that names the key, and line and column of the template
 */
export function readTemplates(
  config: Config | undefined,
): Readonly<Record<DocumentKind, DocumentTemplate>> {
  const documents = config?.getOptionalConfig('documents');
  allowOnly(documents, KINDS, 'releaseGate.documents');
  const read = (kind: DocumentKind): DocumentTemplate => {
    const section = documents?.getOptionalConfig(kind);
    allowOnly(section, ['template'], `releaseGate.documents.${kind}`);
    const checked = checkTemplate(
      kind,
      readSource(kind, section?.getOptionalString('template')),
    );
    if ('problem' in checked) {
      const { line, column, message } = checked.problem;
      return fail(
        kind,
        `is broken at line ${line}, column ${column}: ${message}`,
      );
    }
    return checked.template;
  };
  return {
    'release-note': read('release-note'),
    'incident-report': read('incident-report'),
  };
}
