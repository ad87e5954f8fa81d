import {
  type ReleaseId,
  type Release,
  asOf,
  dueReminder,
} from 'backstage-plugin-release-gate-common';
import type { CommandBody } from '../CommandBody';
import type { Parts } from '../Parts';
import { overdueRollbackOf, reminderOf } from '../effectsOf';
import { planChecks } from '../planChecks';
import { requireRelease } from '../requireRelease';
import { note } from './note';
import { noteProviders } from './noteProviders';

/** What the portal itself writes down, and what it reads for that. Serves the ports of the workers. */
export class SystemNotes {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Writes down what has run out. Safe to call at any time, by any replica. */
  async noteExpiry(releaseId: ReleaseId): Promise<void> {
    await note(this.#parts, { type: 'note-expiry', releaseId });
  }

  /** Writes down that the approvers were told of the rollback. */
  async noteNotified(
    releaseId: ReleaseId,
    to: readonly string[],
  ): Promise<void> {
    await note(this.#parts, { type: 'note-notified', releaseId, to });
  }

  /** Writes down that the catalog names another owner, and with that what it voids. */
  async noteOwner(releaseId: ReleaseId): Promise<void> {
    const { store, directory } = this.#parts;
    const release = await requireRelease(store, releaseId);
    const owner = (await directory.entity(release.entityRef))?.owners.at(0);
    if (owner !== undefined && owner !== release.owner) {
      await note(this.#parts, { type: 'note-owner', releaseId, owner });
    }
  }

  /** Reminds the approvers of a request that waits, where that is due and was not done. */
  async remind(releaseId: ReleaseId): Promise<boolean> {
    const { store, outbox, settings } = this.#parts;
    const { approvers, remindAfterMs } = settings.policy;
    const release = await requireRelease(store, releaseId);
    const now = await store.now();
    const due = dueReminder(asOf(release, { now }), remindAfterMs);
    return due !== undefined && approvers.length > 0
      ? outbox.add(reminderOf(release, due, approvers))
      : false;
  }

  /** Tells owner and approvers of a rollback that takes longer than it may, where that was not done. */
  async tellOverdueRollback(releaseId: ReleaseId): Promise<boolean> {
    const { store, outbox, settings } = this.#parts;
    const release = await requireRelease(store, releaseId);
    const now = await store.now();
    const notice = overdueRollbackOf(
      asOf(release, { now }),
      settings.policy.approvers,
    );
    return notice ? outbox.add(notice) : false;
  }

  /** Records what was found out, and gives the time of it, by the database's clock. */
  async record(
    releaseId: ReleaseId,
    finding: CommandBody<Finding>,
  ): Promise<string> {
    return note(this.#parts, { ...finding, releaseId });
  }

  /** Brings the checks that wait in line with the configuration, which may have changed. */
  async planAllChecks(): Promise<void> {
    const { lists, logger } = this.#parts;
    for (const id of await lists.openReleases()) {
      try {
        await this.#planChecksOf(id);
      } catch (error) {
        logger.warn(
          `The checks of release ${id} could not be planned`,
          error as Error,
        );
      }
    }
  }

  async #planChecksOf(releaseId: ReleaseId): Promise<void> {
    const { queue, bindings, settings } = this.#parts;
    const { policy } = settings;
    const release = await this.releaseNow(releaseId);
    if (release) {
      await queue.plan(planChecks(release, [], { bindings, policy }));
      await this.noteProviders(release);
    }
  }

  noteProviders(release: Release): Promise<void> {
    return noteProviders(this.#parts, release);
  }

  /** A release as its events add up to it now, or undefined. */
  async releaseNow(releaseId: ReleaseId): Promise<Release | undefined> {
    return (await this.#parts.store.loadRelease(releaseId))?.state;
  }

  /** Releases that have not come to an end. */
  openReleases(): Promise<readonly ReleaseId[]> {
    return this.#parts.lists.openReleases();
  }

  /** The releases whose time is a duty now. */
  releasesToProve(): Promise<readonly ReleaseId[]> {
    return this.#parts.lists.releasesIn('post-deployment');
  }

  now(): Promise<string> {
    return this.#parts.store.now();
  }
}

/** What checks, probes and trackers say. */
type Finding =
  | 'record-check'
  | 'record-probe'
  | 'close-window'
  | 'settle-time'
  | 'prove-time'
  | 'observe-ticket'
  | 'note-ticket-not-closed';
