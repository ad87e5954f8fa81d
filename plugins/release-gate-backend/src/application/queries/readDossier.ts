import {
  type ReleaseId,
  type DossierJson,
  type EntityRecord,
  asOf,
  dossierOf,
  possibleDeciders,
} from 'backstage-plugin-release-gate-common';
import type { Parts } from '../Parts';
import { askEntity } from '../askEntity';
import { wholeRelease } from '../EventStore';
import { todayOf } from '../todayOf';
import { readElsewhere } from '../readElsewhere';
import { readRelated } from '../readRelated';
import { requireRelease } from '../requireRelease';

/** More releases than an approver could ever read of; of each kind the newest are told of. */
const MOST_TOLD_OF = 500;

/** What an approver has to know of a release besides its request, as of now. @throws NotFoundError */
export async function readDossier(
  parts: Parts,
  releaseId: ReleaseId,
): Promise<DossierJson> {
  const { store, entityLists, directory } = parts;
  const { entityRef } = await requireRelease(store, releaseId);
  const troubled = await entityLists.troubledReleases(entityRef, MOST_TOLD_OF);
  const loaded = await store.loadEntity(entityRef, record => [
    ...new Set([
      releaseId,
      ...troubled,
      ...withSetback(record).slice(-MOST_TOLD_OF),
    ]),
  ]);
  const { entity, releases, now } = loaded;
  const release = wholeRelease(loaded, releaseId);
  const others = Object.values(releases)
    .map(({ state }) => state)
    .filter(({ id }) => id !== releaseId);
  const [{ known }, approvers, related, elsewhere] = await Promise.all([
    askEntity(parts, entityRef),
    directory.recent.approvers().catch(() => undefined),
    readRelated(store, entity.state, release),
    readElsewhere(parts, release),
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
      deciders: possibleDeciders(approvers, release, {
        entity: entity.state,
        related,
        ...elsewhere,
      }),
    }),
  };
}

/** The releases that were rejected or rolled back, oldest first, however many others there are. */
function withSetback({ releases }: EntityRecord): readonly ReleaseId[] {
  return releases
    .filter(
      ({ rollbackBegan, verdicts }) =>
        rollbackBegan !== undefined ||
        verdicts.some(({ verdict }) => verdict === 'rejected'),
    )
    .map(({ id }) => id);
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
