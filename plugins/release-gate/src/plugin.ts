import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import { createReleaseGateClient } from 'backstage-plugin-release-gate-common';
import { releaseGateApiRef } from './api/releaseGateApiRef';
import { LazyReleasePicker } from './components/Legacy/LazyReleasePicker';
import { releasePickerSchema } from './components/ReleasePicker/schema';
import { validateRelease } from './components/ReleasePicker/validateRelease';
import { SEARCH_TYPE } from './components/SearchResult/searchType';
import { templateRouteRef } from './components/Templates/templateRouteRef';
import { documentRouteRef, releaseRouteRef, rootRouteRef } from './routes';

/** Release Gate in an app of the old frontend system. @public */
export const releaseGatePlugin = createPlugin({
  id: 'release-gate',
  apis: [
    createApiFactory({
      api: releaseGateApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        createReleaseGateClient({ fetchApi, keepsAnswers: true }),
    }),
  ],
  routes: {
    root: rootRouteRef,
    release: releaseRouteRef,
    document: documentRouteRef,
  },
  externalRoutes: { template: templateRouteRef },
});

/**
 * The inbox, the releases and their documents, with the header that the old
 * frontend system leaves to the page.
 *
 * @public
 */
export const ReleaseGatePage = releaseGatePlugin.provide(
  createRoutableExtension({
    name: 'ReleaseGatePage',
    mountPoint: rootRouteRef,
    component: () =>
      import('./components/Legacy/LegacyPage').then(
        ({ LegacyPage }) => LegacyPage,
      ),
  }),
);

/** The releases of a service, for a tab of its page at `/releases`. @public */
export const EntityReleaseGateContent = releaseGatePlugin.provide(
  createComponentExtension({
    name: 'EntityReleaseGateContent',
    component: {
      lazy: () =>
        import('./components/EntityReleases/EntityReleasesPage').then(
          ({ EntityReleasesPage }) => EntityReleasesPage,
        ),
    },
  }),
);

/** Whether a service may go to production, for the overview of its page. @public */
export const EntityReleaseGateCard = releaseGatePlugin.provide(
  createComponentExtension({
    name: 'EntityReleaseGateCard',
    component: {
      lazy: () =>
        import('./components/EntityCard/EntityReleaseCard').then(
          ({ EntityReleaseCard }) => EntityReleaseCard,
        ),
    },
  }),
);

/** The field `ReleasePicker` of templates, for `ScaffolderFieldExtensions`. @public */
export const ReleasePickerFieldExtension = releaseGatePlugin.provide(
  createScaffolderFieldExtension({
    name: 'ReleasePicker',
    component: LazyReleasePicker,
    validation: validateRelease,
    schema: releasePickerSchema.schema,
  }),
);

/** Releases and their documents among the results of a search, for `SearchResult`. @public */
export const ReleaseSearchResultListItem = releaseGatePlugin.provide(
  createSearchResultListItemExtension({
    name: 'ReleaseSearchResultListItem',
    component: () =>
      import('./components/SearchResult/ReleaseSearchResult').then(
        ({ ReleaseSearchResult }) => ReleaseSearchResult,
      ),
    predicate: ({ type }) => type === SEARCH_TYPE,
  }),
);
