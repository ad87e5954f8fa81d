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
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import VerifiedUserOutlinedIcon from '@material-ui/icons/VerifiedUserOutlined';
import { createReleaseGateClient } from 'backstage-plugin-release-gate-common';
import { releaseGateApiRef } from './api/releaseGateApiRef';
import { DrawnAlone } from './components/Home/DrawnAlone';
import { SEARCH_TYPE } from './components/SearchResult/searchType';
import { templateRouteRef } from './components/Templates/templateRouteRef';
import { documentRouteRef, releaseRouteRef, rootRouteRef } from './routes';
import { inboxMessages } from './translation/inboxMessages';

export { releaseGateTranslationRef } from './translation/releaseGateTranslationRef';

const icon = <VerifiedUserOutlinedIcon fontSize="inherit" />;

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: releaseGateApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        createReleaseGateClient({ fetchApi, keepsAnswers: true }),
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

// These are attached to the home page, to the scaffolder and to the search page where an app has them, and to nothing where not.

const widgetLayout = {
  width: { minColumns: 4, defaultColumns: 6 },
  height: { minRows: 4, defaultRows: 7 },
};

const waitingWidget = HomePageWidgetBlueprint.make({
  name: 'waiting',
  params: {
    name: 'ReleaseGateWaiting',
    // For the choice of widgets; on the page it is in the language of the viewer.
    title: inboxMessages.widgets.waiting,
    description: inboxMessages.widgets.waitingDescription,
    layout: widgetLayout,
    componentProps: { Renderer: DrawnAlone },
    components: () =>
      import('./components/Home/WaitingWidget').then(({ WaitingWidget }) => ({
        Content: WaitingWidget,
      })),
  },
});

const yourReleasesWidget = HomePageWidgetBlueprint.make({
  name: 'yours',
  params: {
    name: 'ReleaseGateYours',
    title: inboxMessages.widgets.mine,
    description: inboxMessages.widgets.mineDescription,
    layout: widgetLayout,
    componentProps: { Renderer: DrawnAlone },
    components: () =>
      import('./components/Home/YourReleasesWidget').then(
        ({ YourReleasesWidget }) => ({ Content: YourReleasesWidget }),
      ),
  },
});

const releasePicker = FormFieldBlueprint.make({
  name: 'release-picker',
  params: {
    field: () =>
      import('./components/ReleasePicker/releasePickerField').then(
        ({ releasePickerField }) => releasePickerField,
      ),
  },
});

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
    waitingWidget,
    yourReleasesWidget,
    releasePicker,
    searchResult,
    searchType,
  ],
});
