import {
  type DocumentKind,
  type ReleaseJson,
  sha256,
} from 'backstage-plugin-release-gate-common';

/** The number of the newest version of a document, of one person where that is said; 0 where there is none. */
export function newestVersion(
  release: ReleaseJson | undefined,
  kind: DocumentKind,
  attachedBy?: string,
): number {
  const versions = (release?.documents ?? [])
    .filter(
      document =>
        document.kind === kind &&
        (!attachedBy || document.attachedBy === attachedBy.toLowerCase()),
    )
    .map(({ version }) => version);
  return Math.max(0, ...versions);
}

/**
 * Which version of a document a text became. Where the answer is that to a
 * repetition, somebody may have attached a newer one since.
 */
export function attachedVersion(
  release: ReleaseJson,
  kind: DocumentKind,
  markdown: string,
): number {
  const digest = sha256(markdown);
  const versions = release.documents
    .filter(document => document.kind === kind && document.sha256 === digest)
    .map(({ version }) => version);
  return versions.length > 0
    ? Math.max(...versions)
    : newestVersion(release, kind);
}
