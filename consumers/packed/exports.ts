// What a portal imports of the packages, compiled against their packed types.
import releaseGateFeatures from 'backstage-plugin-release-gate/alpha';
import {
  EntityReleaseGateCard,
  EntityReleaseGateContent,
  releaseGatePlugin,
  ReleasePickerFieldExtension,
  ReleaseSearchResultListItem,
} from 'backstage-plugin-release-gate';
import releaseGateBackend from 'backstage-plugin-release-gate-backend';
import clockify from 'backstage-plugin-release-gate-backend-module-clockify';
import usersnap from 'backstage-plugin-release-gate-backend-module-usersnap';
import { createReleaseGateClient } from 'backstage-plugin-release-gate-common';
import {
  releaseGateServiceRef,
  type ReleaseGateService,
} from 'backstage-plugin-release-gate-node';
import scaffolder from 'backstage-plugin-scaffolder-backend-module-release-gate';
import search from 'backstage-plugin-search-backend-module-release-gate';
import { createBackend } from '@backstage/backend-defaults';
import { createApp } from '@backstage/frontend-defaults';

export const app = createApp({ features: [releaseGateFeatures] });

export const backend = createBackend();
for (const feature of [
  releaseGateBackend,
  clockify,
  usersnap,
  scaffolder,
  search,
]) {
  backend.add(feature);
}

export const legacy = {
  EntityReleaseGateCard,
  EntityReleaseGateContent,
  releaseGatePlugin,
  ReleasePickerFieldExtension,
  ReleaseSearchResultListItem,
};

export const forPlugins: { id: string; service?: ReleaseGateService } = {
  id: releaseGateServiceRef.id,
};
export const createClient: typeof createReleaseGateClient =
  createReleaseGateClient;
