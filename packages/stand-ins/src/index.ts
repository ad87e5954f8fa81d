/**
 * Servers that behave as vendors document it, for the demo and for tests.
 *
 * @packageDocumentation
 */
export * from './OpenApiRequests';
export * from './github/GithubStandIn';
export * from './github/startGithubStandIn';
export * from './startClockifyStandIn';
export * from './startServer';
export * from './startUsersnapStandIn';
