/**
 * What modules of Release Gate are tested by.
 *
 * @packageDocumentation
 */
export * from './testUtils/checkProviderContract';
export * from './testUtils/startHttpServer';
export * from './testUtils/ticketTrackerContract';
export * from './testUtils/timeTrackerContract';
export type { TrackerSubject } from './testUtils/trackerContract';
