/**
 * Clockify for Release Gate.
 *
 * @packageDocumentation
 */
export { releaseGateModuleClockify as default } from './module';
