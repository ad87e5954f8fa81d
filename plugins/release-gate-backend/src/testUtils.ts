/**
 * For demos, tests and benchmarks of Release Gate.
 *
 * @packageDocumentation
 */
export * from './testUtils/createHistoryWriter';
export { fixedDirectory } from './testUtils/fixedDirectory';
