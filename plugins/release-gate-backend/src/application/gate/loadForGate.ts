import {
  type EntityRef,
  type EntityRecord,
  type Release,
  emptyEntityRecord,
  releaseForGate,
  rollingBackForGate,
} from 'backstage-plugin-release-gate-common';
import type { Ports } from '../Parts';
import { BrokenHistory } from '../EventStore';
import type { GateInput } from './answerGate';

/** What the gate judges a commit by. */
export interface GateFacts {
  readonly entity: EntityRecord;
  readonly release: Release | undefined;
  readonly rollingBack: Release | undefined;
  readonly now: string;
  readonly clock?: string;
  readonly historyValid: boolean;
  readonly historyFlaw?: string;
}

/** Loads the entity and the release that the gate has to look at; a history that is not whole gives neither. */
export async function loadForGate(
  { store, logger, settings }: Pick<Ports, 'store' | 'logger' | 'settings'>,
  { entityRef, environment, commit }: GateInput,
): Promise<GateFacts> {
  const { policy } = settings;
  const closed = (
    ref: EntityRef,
    flaw: BrokenHistory,
    now: string,
  ): GateFacts => {
    logger.error('The gate stays closed', flaw);
    return {
      entity: emptyEntityRecord(ref),
      release: undefined,
      rollingBack: undefined,
      now,
      historyValid: false,
      historyFlaw: flaw.message,
    };
  };
  const idsIn = (record: EntityRecord) => ({
    own: releaseForGate(record, { environment, commit, policy }),
    back: rollingBackForGate(record, environment),
  });
  try {
    const loaded = await store.loadEntity(entityRef, record => {
      const { own, back } = idsIn(record);
      return [...new Set([own, back])].filter(id => id !== undefined);
    });
    const { entity, releases, broken, now, clock } = loaded;
    const [flaw] = Object.values(broken);
    if (flaw) {
      return closed(entityRef, flaw, now);
    }
    const { own, back } = idsIn(entity.state);
    return {
      entity: entity.state,
      release: releases[own ?? '']?.state,
      rollingBack: releases[back ?? '']?.state,
      now,
      ...(clock !== undefined && { clock }),
      historyValid: true,
    };
  } catch (error) {
    if (!(error instanceof BrokenHistory)) {
      throw error;
    }
    return closed(entityRef, error, await store.now());
  }
}
