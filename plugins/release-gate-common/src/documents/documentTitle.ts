import { shortened } from '../domain/model/foreignText';
import type { DocumentKind } from '../domain/model/workflow';

/** As long as the title of a document may be, in UTF-16 code units; see `nameSchema`. @public */
export const LONGEST_TITLE = 200;

const TITLES: Readonly<Record<DocumentKind, string>> = {
  'release-note': 'Release notes',
  'incident-report': 'Incident report',
};

/**
 * What a document is called that nobody has named: what it is, and for which
 * version. Short enough to be attached, however long the version is.
 *
 * @public
 */
export function documentTitle(kind: DocumentKind, version: string): string {
  return shortened(`${TITLES[kind]} ${version}`, LONGEST_TITLE);
}
