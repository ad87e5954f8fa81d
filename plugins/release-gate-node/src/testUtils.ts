/**
 * What modules of Release Gate are tested by.
 *
 * @packageDocumentation
 */
export * from './testUtils/checkProviderContract';
export * from './testUtils/startHttpServer';
