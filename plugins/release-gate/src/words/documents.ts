import type {
  DocumentJson,
  DocumentKind,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import type { Tone } from '../theme/tones';
import type { Words } from '../translation/useWords';

/** The kinds of documents that a release has. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  'release-note',
  'incident-report',
];

/** What a kind of document is called. */
export function documentKindWords(t: Words, kind: DocumentKind): string {
  return t(`document.kind.${kind}`);
}

/** Whether an address names a kind of document. */
export function isDocumentKind(value: string): value is DocumentKind {
  return (DOCUMENT_KINDS as readonly string[]).includes(value);
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
export function placesToFill(t: Words, count: number): string {
  return t('document.placesToFill', { count });
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
  t: Words,
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
          words: t('document.state.draft', {
            places: placesToFill(t, openPlaces.length),
          }),
        }
      : { tone: 'ok', words: t('document.state.final') },
    ...(isPresented && status === 'requested'
      ? [{ tone: 'waiting', words: t('document.state.upForDecision') } as const]
      : []),
    ...(isPresented && status === 'approved'
      ? [{ tone: 'ok', words: t('document.state.approved') } as const]
      : []),
    ...(delivered
      ? [
          delivered.late
            ? ({
                tone: 'bad',
                words: t('document.state.deliveredLate'),
              } as const)
            : ({ tone: 'ok', words: t('document.state.delivered') } as const),
        ]
      : []),
  ];
}
