import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { screen } from '@testing-library/react';
import plugin from './alpha';
import { releaseGateApiRef } from './api/releaseGateApiRef';
import { rootRouteRef } from './routes';
import { createWorld } from './testUtils/renderPages';
import { DIRECTOR } from './testUtils/scenarios';

describe('the plugin', () => {
  it.each([
    'page:release-gate',
    'api:release-gate',
    'entity-card:release-gate/status',
    'entity-content:release-gate/releases',
    'home-page-widget:release-gate/waiting',
    'home-page-widget:release-gate/yours',
    'scaffolder-form-field:release-gate/release-picker',
    'search-result-list-item:release-gate',
    'search-filter-result-type:release-gate',
  ] as const)('offers %s', id => {
    expect(plugin.getExtension(id)).toBeDefined();
  });

  it('has its page at /release-gate', () => {
    const tester = createExtensionTester(
      plugin.getExtension('page:release-gate'),
    );
    expect(tester.snapshot()).toMatchObject({ id: 'page:release-gate' });
  });

  it('gives templates the field ReleasePicker', async () => {
    const load = createExtensionTester(
      plugin.getExtension('scaffolder-form-field:release-gate/release-picker'),
    ).get(FormFieldBlueprint.dataRefs.formFieldLoader);
    expect(await load()).toMatchObject({ name: 'ReleasePicker' });
  });

  it.each([
    ['waiting', 'ReleaseGateWaiting', 'Waiting for your decision'],
    ['yours', 'ReleaseGateYours', 'Your releases'],
  ] as const)(
    'gives home pages the widget %s',
    async (extension, name, title) => {
      const widget = createExtensionTester(
        plugin.getExtension(`home-page-widget:release-gate/${extension}`),
      ).get(HomePageWidgetBlueprint.dataRefs.widget);
      expect(widget).toMatchObject({ name, title });
      renderInTestApp(widget.component, {
        apis: [
          [releaseGateApiRef, createWorld().gate.as(DIRECTOR)],
          mockApis.identity({ userEntityRef: DIRECTOR }),
        ],
        mountedRoutes: { '/release-gate': rootRouteRef },
      });
      expect(
        await screen.findByRole('heading', { name: title }),
      ).toBeInTheDocument();
    },
  );

  it('draws the search results of its own type alone', () => {
    const { predicate } = createExtensionTester(
      plugin.getExtension('search-result-list-item:release-gate'),
    ).get(SearchResultListItemBlueprint.dataRefs.item);
    const document = { title: '', text: '', location: '' };
    expect(predicate?.({ type: 'release-gate', document })).toBe(true);
    expect(predicate?.({ type: 'techdocs', document })).toBe(false);
  });

  it('can be searched for on its own', () => {
    const type = createExtensionTester(
      plugin.getExtension('search-filter-result-type:release-gate'),
    ).get(SearchFilterResultTypeBlueprint.dataRefs.resultType);
    expect(type).toMatchObject({ value: 'release-gate', name: 'Releases' });
  });

  it('works in a portal without scaffolder and search', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/release-gate'],
      apis: [
        [releaseGateApiRef, createWorld().gate.as(DIRECTOR)],
        mockApis.identity({ userEntityRef: DIRECTOR }),
        catalogApiMock(),
      ],
    });
    expect(
      await screen.findByText(/Nothing waits for your decision/),
    ).toBeInTheDocument();
  });
});
