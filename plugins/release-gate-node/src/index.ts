/**
 * What other backend plugins and modules need to work with Release Gate.
 *
 * @packageDocumentation
 */
export * from './checks/CheckProvider';
export * from './checks/checkProvidersExtensionPoint';
export { readConfig } from './config/readConfig';
export { setting } from './config/setting';
export { fetchOnBehalfOf } from './fetchOnBehalfOf';
export {
  type ReadinessService,
  readinessServiceRef,
} from './readiness/readinessServiceRef';
export {
  type ReleaseGateService,
  releaseGateServiceRef,
} from './releaseGateServiceRef';
export * from './trackers/RequestBudget';
export * from './trackers/TimeTracker';
export * from './trackers/timeTrackerExtensionPoint';
export * from './trackers/trackerErrors';
export * from './trackers/TicketTracker';
export * from './trackers/ticketTrackersExtensionPoint';
export { pathSegment } from './vendor/pathSegment';
export {
  type VendorAnswer,
  VendorHttp,
  type VendorRequest,
} from './vendor/VendorHttp';
export { LONGEST_RETRY_AFTER_MS } from './vendor/retryAfterMs';
