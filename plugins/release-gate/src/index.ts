/**
 * Release checklists, approvals and proof on every service page of the portal.
 *
 * @packageDocumentation
 */
export { releaseGateApiRef } from './api/releaseGateApiRef';
export { releaseRouteRef, rootRouteRef } from './routes';
