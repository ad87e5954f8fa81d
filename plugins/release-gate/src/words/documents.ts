import type {
  DocumentJson,
  DocumentKind,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import type { Tone } from '../theme/tones';

/** What the kinds of documents are called. */
export const DOCUMENT_WORDS: Readonly<Record<DocumentKind, string>> = {
  'release-note': 'Release note',
  'incident-report': 'Incident report',
};

/** Whether an address names a kind of document. */
export function isDocumentKind(value: string): value is DocumentKind {
  return Object.keys(DOCUMENT_WORDS).includes(value);
}

/** The versions of a document, oldest first. */
export function versionsOf(
  documents: readonly DocumentJson[],
  kind: DocumentKind,
): readonly DocumentJson[] {
  return documents
    .filter(document => document.kind === kind)
    .sort((a, b) => a.version - b.version);
}

/** How much of a draft a person still has to write. */
export function placesToFill(count: number): string {
  return count === 1 ? '1 place to fill' : `${count} places to fill`;
}

/** The version of the release note that the newest request presented, if there was one. */
export function presentedVersion(
  { approval }: ReleaseJson,
  kind: DocumentKind,
): number | undefined {
  return kind === 'release-note'
    ? approval.request?.releaseNoteVersion
    : undefined;
}

/** What can be said of a version of a document in a word or two. */
export interface DocumentState {
  readonly tone: Tone;
  readonly words: string;
}

/** Draft or final, decided on, delivered: everything that is so of this version. */
export function documentStates(
  document: DocumentJson,
  release: ReleaseJson,
): readonly DocumentState[] {
  const { version, kind, delivered, openPlaces } = document;
  const isPresented = presentedVersion(release, kind) === version;
  const { status } = release.approval;
  return [
    openPlaces
      ? {
          tone: 'waiting',
          words: `Draft · ${placesToFill(openPlaces.length)}`,
        }
      : { tone: 'ok', words: 'Final' },
    ...(isPresented && status === 'requested'
      ? [{ tone: 'waiting', words: 'Up for decision' } as const]
      : []),
    ...(isPresented && status === 'approved'
      ? [{ tone: 'ok', words: 'Approved version' } as const]
      : []),
    ...(delivered
      ? [
          delivered.late
            ? ({ tone: 'bad', words: 'Delivered late' } as const)
            : ({ tone: 'ok', words: 'Delivered' } as const),
        ]
      : []),
  ];
}
