import type { DocumentKind } from 'backstage-plugin-release-gate-common';

/** Where the portal shows a release. */
export function releaseUrl(releaseId: string): string {
  return `/release-gate/releases/${encodeURIComponent(releaseId)}`;
}

/** Where the portal shows a document of a release. */
export function documentUrl(releaseId: string, kind: DocumentKind): string {
  return `${releaseUrl(releaseId)}/documents/${kind}`;
}
