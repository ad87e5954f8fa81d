import { REFUSALS } from 'backstage-plugin-release-gate-common';

/**
 * Every code that the API says no with, and of what nature it is: the refusals
 * of the domain, and those of the edge and of the store.
 */
export const API_REFUSALS = {
  ...REFUSALS,
  'invalid-input': 'invalid',
  'body-too-large': 'too-large',
  'unsupported-media-type': 'unsupported',
  'permission-denied': 'forbidden',
  'idempotency-key-reused': 'conflict',
  'too-many-at-once': 'conflict',
  'history-invalid': 'conflict',
} as const satisfies Record<
  string,
  | 'invalid'
  | 'too-large'
  | 'unsupported'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
>;

export type ApiRefusalCode = keyof typeof API_REFUSALS;

/** A no of the API, with a sentence for whoever called. */
export interface ApiRefusal {
  readonly code: ApiRefusalCode;
  readonly message: string;
}
