/**
 * Lets releases and their documents be found in the search of the portal.
 *
 * @packageDocumentation
 */
export { searchModuleReleaseGate as default } from './module';
export type {
  FoundOverview,
  FoundRelease,
  ReleaseGateDocument,
} from './ReleaseGateDocument';
