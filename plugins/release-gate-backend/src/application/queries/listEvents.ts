import type { EventJson, Page } from 'backstage-plugin-release-gate-common';
import type { Ports } from '../Parts';
import type { PageQuery } from '../ReleaseLists';
import { requireRelease } from '../requireRelease';

/** The history of a release, oldest first. @throws NotFoundError */
export async function listEvents(
  { store }: Pick<Ports, 'store'>,
  input: PageQuery & { readonly releaseId: string },
): Promise<Page<EventJson>> {
  const { releaseId, ...page } = input;
  await requireRelease(store, releaseId);
  return store.listEvents(releaseId, page);
}
