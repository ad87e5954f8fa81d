/**
 * The rules of Release Gate, and how to talk to it: for backend and browser.
 *
 * @packageDocumentation
 */
export * from './api/ReleaseGateClient';
export * from './api/schemas';
export * from './api/types';
export { canonicalJson } from './canonical/canonicalJson';
export { sha256 } from './canonical/sha256';
export * from './api/releaseView';
export * from './chain/seal';
export * from './documents';
export * from './domain';
export * from './permissions';
