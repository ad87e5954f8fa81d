import {
  type DossierJson,
  asOf,
  contributorsTo,
  dossierOf,
} from 'backstage-plugin-release-gate-common';
import type { Parts } from '../Parts';
import { wholeRelease } from '../EventStore';
import { todayOf } from '../todayOf';
import { readRelated } from '../readRelated';
import { requireRelease } from '../requireRelease';

/** How many of an entity's other releases a dossier looks at, the newest. */
const OTHER_RELEASES = 30;

/** What an approver has to know of a release besides its request, as of now. @throws NotFoundError */
export async function readDossier(
  parts: Parts,
  releaseId: string,
): Promise<DossierJson> {
  const { store, recentEntities, directory } = parts;
  const { entityRef } = await requireRelease(store, releaseId);
  const loaded = await store.loadEntity(entityRef, record => [
    releaseId,
    ...record.releases
      .map(({ id }) => id)
      .filter(id => id !== releaseId)
      .slice(-OTHER_RELEASES),
  ]);
  const { entity, releases, now } = loaded;
  const release = wholeRelease(loaded, releaseId);
  const others = Object.values(releases)
    .map(({ state }) => state)
    .filter(({ id }) => id !== releaseId);
  const [known, approvers, related] = await Promise.all([
    recentEntities.find(entityRef),
    directory.approvers().catch(() => undefined),
    readRelated(store, entity.state, release),
  ]);
  const dossier = dossierOf(
    asOf(release, { ...todayOf(now, known), entity: entity.state }),
    others,
    entity.state,
  );
  return {
    ...dossier,
    ...compareUrl(known?.compare, dossier.inProduction?.commit, release.commit),
    ...(approvers && {
      deciders: decidersOf(
        approvers,
        contributorsTo(release, { entity: entity.state, related }),
      ),
    }),
  };
}

/** Where what runs in production can be compared with the release, where both are known and differ. */
function compareUrl(
  template: string | undefined,
  from: string | undefined,
  to: string,
): Pick<DossierJson, 'compareUrl'> {
  return template !== undefined && from !== undefined && from !== to
    ? { compareUrl: template.replace('{from}', from).replace('{to}', to) }
    : {};
}

/** The approvers who had no part in the work. */
function decidersOf(
  approvers: readonly string[],
  workers: readonly string[],
): readonly string[] {
  return approvers.filter(ref => !workers.includes(ref)).sort();
}
