import type { Actor } from 'backstage-plugin-release-gate-common';

/** Who calls, as the edge found it, before any rule was asked. @public */
export interface Caller {
  readonly actor: Actor;
}

/** The portal itself, for what follows from time and from the catalog. */
export const systemCaller: Caller = {
  actor: { type: 'system', ref: 'release-gate' },
};
