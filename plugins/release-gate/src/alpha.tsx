/**
 * Release Gate in an app of the new frontend system.
 *
 * @packageDocumentation
 */
import { fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  PageBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import VerifiedUserOutlinedIcon from '@material-ui/icons/VerifiedUserOutlined';
import { ReleaseGateClient } from 'backstage-plugin-release-gate-common';
import { releaseGateApiRef } from './api/releaseGateApiRef';
import { templateRouteRef } from './components/Templates/templateRouteRef';
import { documentRouteRef, releaseRouteRef, rootRouteRef } from './routes';

const icon = <VerifiedUserOutlinedIcon fontSize="inherit" />;

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: releaseGateApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new ReleaseGateClient({ fetchApi }),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/release-gate',
    title: 'Release gate',
    icon,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/ReleaseGatePage/ReleaseGatePage').then(
        ({ ReleaseGatePage }) => <ReleaseGatePage />,
      ),
  },
});

const card = EntityCardBlueprint.make({
  name: 'status',
  params: {
    type: 'info',
    filter: { kind: 'component' },
    loader: () =>
      import('./components/EntityCard/EntityReleaseCard').then(
        ({ EntityReleaseCard }) => <EntityReleaseCard />,
      ),
  },
});

const content = EntityContentBlueprint.make({
  name: 'releases',
  params: {
    path: '/releases',
    title: 'Releases',
    filter: { kind: 'component' },
    loader: () =>
      import('./components/EntityReleases/EntityReleasesPage').then(
        ({ EntityReleasesPage }) => <EntityReleasesPage />,
      ),
  },
});

// These are attached to the scaffolder and to the search page where an app has them, and to nothing where not.

const releasePicker = FormFieldBlueprint.make({
  name: 'release-picker',
  params: {
    field: () =>
      import('./components/ReleasePicker/releasePickerField').then(
        ({ releasePickerField }) => releasePickerField,
      ),
  },
});

const SEARCH_TYPE = 'release-gate';

const searchResult = SearchResultListItemBlueprint.make({
  params: {
    icon: <VerifiedUserOutlinedIcon />,
    predicate: ({ type }) => type === SEARCH_TYPE,
    component: () =>
      import('./components/SearchResult/ReleaseSearchResult').then(
        ({ ReleaseSearchResult }) => ReleaseSearchResult,
      ),
  },
});

const searchType = SearchFilterResultTypeBlueprint.make({
  params: {
    value: SEARCH_TYPE,
    name: 'Releases',
    icon: <VerifiedUserOutlinedIcon />,
  },
});

/** Release checklists, approvals and proof on every service page. @alpha */
export default createFrontendPlugin({
  pluginId: 'release-gate',
  title: 'Release gate',
  icon,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    release: releaseRouteRef,
    document: documentRouteRef,
  },
  externalRoutes: { template: templateRouteRef },
  extensions: [
    api,
    page,
    card,
    content,
    releasePicker,
    searchResult,
    searchType,
  ],
});
