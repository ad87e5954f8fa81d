import {
  type EntityRecord,
  type Release,
  emptyEntityRecord,
  releaseForGate,
} from 'backstage-plugin-release-gate-common';
import type { Ports } from '../Parts';
import { BrokenHistory } from '../ReleaseStore';

/** What the gate judges a commit by. */
export interface GateFacts {
  readonly entity: EntityRecord;
  readonly release: Release | undefined;
  readonly now: string;
  readonly historyValid: boolean;
}

/** Loads the entity and the release that the gate has to look at; a history that is not whole gives neither. */
export async function loadForGate(
  { store, logger }: Pick<Ports, 'store' | 'logger'>,
  entityRef: string,
  commit: string,
): Promise<GateFacts> {
  try {
    const { entity, releases, now } = await store.loadEntity(
      entityRef,
      record => {
        const id = releaseForGate(record, commit);
        return id === undefined ? [] : [id];
      },
    );
    const [loaded] = Object.values(releases);
    return {
      entity: entity.state,
      release: loaded?.state,
      now,
      historyValid: true,
    };
  } catch (error) {
    if (!(error instanceof BrokenHistory)) {
      throw error;
    }
    logger.error('The gate stays closed', error);
    return {
      entity: emptyEntityRecord(entityRef),
      release: undefined,
      now: await store.now(),
      historyValid: false,
    };
  }
}
