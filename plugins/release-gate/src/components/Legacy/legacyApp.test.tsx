import { identityApiRef } from '@backstage/core-plugin-api';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import { SearchResultListItemExtensions } from '@backstage/plugin-search-react';
import {
  TestApiProvider,
  mockApis,
  wrapInTestApp,
} from '@backstage/test-utils';
import { render, screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import { ClockContext } from '../../hooks/clock';
import {
  EntityReleaseGateCard,
  EntityReleaseGateContent,
  ReleaseGatePage,
  ReleasePickerFieldExtension,
  ReleaseSearchResultListItem,
  releaseGateApiRef,
  releaseGatePlugin,
  rootRouteRef,
} from '../../index';
import { type TestWorld, createWorldAt } from '../../testUtils/renderPages';
import { DIRECTOR } from '../../testUtils/scenarios';

/** Opens an app of the old frontend system as the Director. */
function openLegacyApp(world: TestWorld, path: string, element: ReactElement) {
  const Opened = () => (
    <TestApiProvider
      apis={[
        [releaseGateApiRef, world.gate.as(DIRECTOR)],
        [identityApiRef, mockApis.identity({ userEntityRef: DIRECTOR })],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      <ClockContext.Provider value={world.clock}>
        {element}
      </ClockContext.Provider>
    </TestApiProvider>
  );
  return render(
    wrapInTestApp(Opened, {
      routeEntries: [path],
      mountedRoutes: {
        '/release-gate': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    }),
  );
}

function openPage(world: TestWorld, path: string) {
  return openLegacyApp(
    world,
    path,
    <Routes>
      <Route path="/release-gate/*" element={<ReleaseGatePage />} />
    </Routes>,
  );
}

function openOnEntity(world: TestWorld, element: ReactElement) {
  return openLegacyApp(
    world,
    '/catalog/default/component/payments',
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'payments', namespace: 'default' },
      }}
    >
      {element}
    </EntityProvider>,
  );
}

function withRequest() {
  return createWorldAt('requested');
}

describe('in an app of the old frontend system', () => {
  it('the plugin brings its own API', () => {
    expect([...releaseGatePlugin.getApis()].map(({ api }) => api)).toContain(
      releaseGateApiRef,
    );
  });

  it('the inbox has the header and the texts of the plugin', async () => {
    const { world, id } = withRequest();
    openPage(world, '/release-gate');

    expect(
      await screen.findByRole('heading', { level: 1, name: 'Release gate' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: /payments/ }),
    ).toHaveAttribute('href', `/release-gate/releases/${id}`);
  });

  it('a release opens by its address', async () => {
    const { world, id } = withRequest();
    openPage(world, `/release-gate/releases/${id}`);

    expect(
      await screen.findByRole('heading', { name: '2.4.0' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Approve' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'payments' })).toHaveAttribute(
      'href',
      '/catalog/default/component/payments',
    );
  });

  it('the tab of a service shows its releases', async () => {
    const { world, id } = withRequest();
    openOnEntity(world, <EntityReleaseGateContent />);

    const heading = await screen.findByRole('heading', { name: '2.4.0' });
    expect(within(heading).getByRole('link')).toHaveAttribute(
      'href',
      `/release-gate/releases/${id}`,
    );
  });

  it('the card of a service says what holds it up', async () => {
    const { world } = withRequest();
    openOnEntity(world, <EntityReleaseGateCard />);

    expect(
      await screen.findByText(/Production gate: closed · approval missing/),
    ).toBeInTheDocument();
  });

  it('a template finds the field for a release', async () => {
    const { world } = withRequest();
    const Names = () => (
      <ul>
        {useCustomFieldExtensions(
          <ScaffolderFieldExtensions>
            <ReleasePickerFieldExtension />
          </ScaffolderFieldExtensions>,
        ).map(({ name }) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    );
    openLegacyApp(world, '/', <Names />);

    expect(await screen.findByText('ReleasePicker')).toBeInTheDocument();
  });

  it('a release is shown among the results of a search', async () => {
    const { world } = withRequest();
    openLegacyApp(
      world,
      '/',
      <SearchResultListItemExtensions
        results={[
          {
            type: 'release-gate',
            document: {
              kind: 'overview',
              title: 'Release gate',
              text: 'All releases',
              location: '/release-gate',
            } as IndexableDocument,
          },
        ]}
      >
        <ReleaseSearchResultListItem />
      </SearchResultListItemExtensions>,
    );

    expect(
      await screen.findByRole('link', { name: 'Release gate' }),
    ).toHaveAttribute('href', '/release-gate');
  });
});
