/**
 * The rules of Release Gate, and how to talk to it: for backend and browser.
 *
 * @packageDocumentation
 */
export * from './api';
export { canonicalJson } from './canonical/canonicalJson';
export { sha256 } from './canonical/sha256';
export * from './chain/seal';
export * from './documents';
export * from './domain';
export * from './permissions';
