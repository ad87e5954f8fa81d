/**
 * UserSnap for Release Gate.
 *
 * @packageDocumentation
 */
export { releaseGateModuleUsersnap as default } from './module';
