import type { ReleaseId } from 'backstage-plugin-release-gate-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Ports } from '../application/Parts';

const BATCH = 200;

/** What the sweep writes down. */
export interface SweepNotes {
  noteExpiry(releaseId: ReleaseId): Promise<void>;
  noteOwner(releaseId: ReleaseId): Promise<void>;
  remind(releaseId: ReleaseId): Promise<unknown>;
  tellOverdueRollback(releaseId: ReleaseId): Promise<unknown>;
}

/**
 * Writes down what time and the catalog have changed: requests and approvals
 * that ran out, owners that are others now, and reminders and notices of open
 * rollbacks that are due. Every
 * rule already counts both when it is asked; this keeps lists and notices true.
 */
export async function sweep(options: {
  readonly store: Pick<Ports['store'], 'now'>;
  readonly lists: Pick<
    Ports['lists'],
    'expiredReleases' | 'pendingReleases' | 'releasesIn'
  >;
  readonly notes: SweepNotes;
  readonly logger: LoggerService;
}): Promise<void> {
  const { store, lists, notes, logger } = options;
  const each = async (
    ids: readonly ReleaseId[],
    note: (id: ReleaseId) => Promise<unknown>,
  ) => {
    for (const id of ids) {
      try {
        await note(id);
      } catch (error) {
        logger.warn(`Release ${id} could not be swept`, error as Error);
      }
    }
  };
  await each(await lists.expiredReleases(await store.now(), BATCH), id =>
    notes.noteExpiry(id),
  );
  await each(await lists.pendingReleases(), id => notes.noteOwner(id));
  await each(await lists.releasesIn('awaiting-approval'), id =>
    notes.remind(id),
  );
  await each(await lists.releasesIn('rolling-back'), id =>
    notes.tellOverdueRollback(id),
  );
}
