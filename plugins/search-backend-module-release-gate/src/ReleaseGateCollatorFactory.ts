import type { Permission } from '@backstage/plugin-permission-common';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  type ReleaseGateApi,
  type ReleaseListItem,
  nameOfRef,
  releaseReadPermission,
} from 'backstage-plugin-release-gate-common';
import { Readable } from 'node:stream';
import type { ReleaseGateDocument } from './ReleaseGateDocument';

const RELEASES_AT_ONCE = 200;
/** Documents come with their content, of up to 200 kB each. */
const DOCUMENTS_AT_ONCE = 20;

/** The part of the API that is read for the search. */
export type SearchedApi = Pick<ReleaseGateApi, 'releases' | 'documents'>;

/** Everything on all pages of a list. */
async function* everyItem<T>(
  read: (cursor?: string) => Promise<{
    readonly items: readonly T[];
    readonly pageInfo: { readonly nextCursor?: string };
  }>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield* page.items;
    cursor = page.pageInfo.nextCursor;
  } while (cursor !== undefined);
}

function found(release: ReleaseListItem) {
  return {
    entityRef: release.entityRef,
    service: nameOfRef(release.entityRef),
    version: release.version,
    commit: release.commit,
    phase: release.phase,
    releaseId: release.id,
  };
}

/** Where a release is in the portal. */
function locationOf(releaseId: string): string {
  return `/release-gate/releases/${releaseId}`;
}

/**
 * The page of all releases. Without any document the portal's own search engine
 * makes no index, and then answers a search for this type with a fault.
 */
const OVERVIEW: ReleaseGateDocument = {
  kind: 'overview',
  title: 'Release gate',
  text: 'All releases and where they stand, what waits for your decision, and their history',
  location: '/release-gate',
};

/** Reads every release and the newest version of every document. */
async function* readAll(api: SearchedApi): AsyncGenerator<ReleaseGateDocument> {
  const releases = new Map<string, ReturnType<typeof found>>();
  for await (const release of everyItem(cursor =>
    api.releases({
      limit: RELEASES_AT_ONCE,
      ...(cursor !== undefined && { cursor }),
    }),
  )) {
    const facts = found(release);
    releases.set(release.id, facts);
    yield {
      ...facts,
      kind: 'release',
      title: `${facts.service} ${release.version}`,
      text: [
        release.title,
        release.waitingFor,
        `Commit ${release.commit}`,
        `Started by ${release.createdBy}`,
      ].join('. '),
      location: locationOf(release.id),
      updatedAt: release.updatedAt,
    };
  }
  for await (const document of everyItem(cursor =>
    api.documents({
      limit: DOCUMENTS_AT_ONCE,
      ...(cursor !== undefined && { cursor }),
    }),
  )) {
    const facts = releases.get(document.releaseId);
    // A release that was started meanwhile is read the next time.
    if (facts) {
      yield {
        ...facts,
        kind: document.kind,
        title: `${facts.service} ${facts.version}: ${document.title}`,
        text: document.markdown,
        location: `${locationOf(document.releaseId)}/documents/${
          document.kind
        }`,
        updatedAt: document.attachedAt,
      };
    }
  }
  // The last one: the portal's own engine takes the fields of all from the first.
  yield OVERVIEW;
}

/**
 * Releases and their documents for the search, of the type `release-gate`. Who
 * may not read releases does not find them.
 */
export class ReleaseGateCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'release-gate';
  readonly visibilityPermission: Permission = releaseReadPermission;
  readonly #api: SearchedApi;

  constructor(options: { readonly api: SearchedApi }) {
    this.#api = options.api;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(readAll(this.#api));
  }
}
