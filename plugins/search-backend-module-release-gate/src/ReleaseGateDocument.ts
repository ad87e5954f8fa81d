import type { IndexableDocument } from '@backstage/plugin-search-common';

/**
 * A release, or a document of one, as it is found. `updatedAt` is an instant,
 * ISO 8601 UTC; phase and text are as of the last reading.
 *
 * @public
 */
export interface FoundRelease extends IndexableDocument {
  readonly kind: 'release' | 'release-note' | 'incident-report';
  readonly entityRef: string;
  /** The name of the entity, without kind and namespace. */
  readonly service: string;
  /** The version of the release. */
  readonly version: string;
  readonly commit: string;
  readonly phase: string;
  readonly releaseId: string;
  readonly updatedAt: string;
}

/** The page of all releases, as it is found. @public */
export interface FoundOverview extends IndexableDocument {
  readonly kind: 'overview';
}

/** What the search finds of Release Gate. @public */
export type ReleaseGateDocument = FoundRelease | FoundOverview;
