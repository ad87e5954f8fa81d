import type {
  ReleaseId,
  EntityRef,
  Page,
  Phase,
  ReleaseListItem,
} from 'backstage-plugin-release-gate-common';

/** One page of a list; without a cursor the first. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

/** Which releases a list asks for. */
export interface ReleaseQuery extends PageQuery {
  readonly entityRef?: EntityRef;
  readonly phases?: readonly Phase[];
  /** Releases that wait for a decision which this user had no part in the work for. */
  readonly awaitingDecisionOf?: string;
  readonly createdBy?: string;
  readonly owner?: string;
  readonly text?: string;
  readonly from?: string;
  readonly to?: string;
  readonly now: string;
}

/** The newest version of a document, without its content. */
export interface ListedDocument {
  readonly releaseId: ReleaseId;
  readonly entityRef: EntityRef;
  readonly releaseVersion: string;
  readonly kind: 'release-note' | 'incident-report';
  readonly version: number;
  readonly title: string;
  readonly attachedBy: string;
  readonly attachedAt: string;
}

/** Lists over all entities, computed from the events with every commit. */
export interface ReleaseLists {
  /** Newest first. @throws InputError for a cursor that was not given out */
  listReleases(query: ReleaseQuery): Promise<Page<ReleaseListItem>>;
  /** The newest documents, by release, oldest first. @throws InputError for a cursor that was not given out */
  listDocuments(page: PageQuery): Promise<Page<ListedDocument>>;
  /** Releases whose request or approval has run out at `now`. */
  expiredReleases(now: string, limit: number): Promise<readonly ReleaseId[]>;
  /** Releases with a request or an approval that is not used. */
  pendingReleases(): Promise<readonly ReleaseId[]>;
  /** Releases in a phase, as far as events tell. */
  releasesIn(phase: Phase): Promise<readonly ReleaseId[]>;
  /** Releases that have not come to an end. */
  openReleases(): Promise<readonly ReleaseId[]>;
  /** Computes all lists anew from the events. Gives the number of releases. */
  rebuild(): Promise<number>;
}
