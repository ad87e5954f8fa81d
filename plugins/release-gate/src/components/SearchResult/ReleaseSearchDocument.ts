import type { SearchDocument } from '@backstage/plugin-search-common';
import type { Phase } from 'backstage-plugin-release-gate-common';

/** What the search index holds of the page of all releases. */
export interface OverviewSearchDocument extends SearchDocument {
  readonly kind: 'overview';
}

/** What the search index holds of a release and of its documents. */
export interface ReleaseSearchDocument extends SearchDocument {
  readonly kind: 'release' | 'release-note' | 'incident-report';
  readonly entityRef: string;
  /** The name of the service, as people say it. */
  readonly service: string;
  readonly version: string;
  readonly commit: string;
  readonly phase: Phase;
  readonly releaseId: string;
  /** ISO 8601 UTC. */
  readonly updatedAt: string;
}
