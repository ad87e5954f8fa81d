/**
 * Scaffolder actions for Release Gate.
 *
 * @packageDocumentation
 */
export { scaffolderModuleReleaseGate as default } from './module';
