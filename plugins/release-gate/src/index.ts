/**
 * Release checklists, approvals and proof on every service page of the portal.
 *
 * @packageDocumentation
 */
export { releaseGateApiRef } from './api/releaseGateApiRef';
export {
  EntityReleaseGateCard,
  EntityReleaseGateContent,
  ReleaseGatePage,
  ReleasePickerFieldExtension,
  ReleaseSearchResultListItem,
  releaseGatePlugin,
} from './plugin';
export { documentRouteRef, releaseRouteRef, rootRouteRef } from './routes';
export { ReleaseGateSidebarItem } from './components/Sidebar/ReleaseGateSidebarItem';
