import { NotFoundError } from '@backstage/errors';
import type {
  ReleaseId,
  EventPageJson,
} from 'backstage-plugin-release-gate-common';
import type { Ports } from '../Parts';
import type { PageQuery } from '../ReleaseLists';

/** The history of a release, oldest first: also of one that is not whole, as far as it is there. @throws NotFoundError */
export async function listEvents(
  { store }: Pick<Ports, 'store'>,
  input: PageQuery & { readonly releaseId: ReleaseId },
): Promise<EventPageJson> {
  const { releaseId, ...page } = input;
  const found = await store.listEvents(releaseId, page);
  if (found.totalItems === 0) {
    throw new NotFoundError(`No release ${releaseId}`);
  }
  return found;
}
