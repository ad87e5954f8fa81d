/**
 * Release checklists, approvals and proof on every service page of the portal.
 *
 * @packageDocumentation
 */
export { releaseGateApiRef } from './api/releaseGateApiRef';
export { documentRouteRef, releaseRouteRef, rootRouteRef } from './routes';
