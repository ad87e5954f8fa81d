/**
 * The backend plugin of Release Gate.
 *
 * @packageDocumentation
 */
export { releaseGatePlugin as default } from './plugin';
export { readinessHealthServiceFactory } from './readinessHealthServiceFactory';
