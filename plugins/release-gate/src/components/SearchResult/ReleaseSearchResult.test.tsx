import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import type { ReleaseSearchDocument } from './ReleaseSearchDocument';
import { ReleaseSearchResult } from './ReleaseSearchResult';

const RELEASE: ReleaseSearchDocument = {
  title: 'payments 2.4.0',
  text: 'Invoices can be refunded in part, line by line.',
  location: '/release-gate/releases/01J00000000000000000000001',
  kind: 'release',
  entityRef: 'component:default/payments',
  service: 'payments',
  version: '2.4.0',
  commit: '4f2a9c1'.repeat(6).slice(0, 40),
  phase: 'awaiting-approval',
  releaseId: '01J00000000000000000000001',
  updatedAt: '2026-05-12T08:00:00.000Z',
};

function show(
  document: Partial<Record<keyof ReleaseSearchDocument, string>> = {},
  props: ComponentProps<typeof ReleaseSearchResult> = {},
) {
  return renderInTestApp(
    <ReleaseSearchResult result={{ ...RELEASE, ...document }} {...props} />,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

describe('a search result', () => {
  it('leads to the release, and says its phase, service and commit', async () => {
    show();
    expect(
      await screen.findByRole('link', { name: 'payments 2.4.0' }),
    ).toHaveAttribute('href', RELEASE.location);
    expect(screen.getByText('Awaiting approval')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'payments' })).toHaveAttribute(
      'href',
      '/catalog/default/component/payments',
    );
    expect(screen.getByText('4f2a9c1')).toBeInTheDocument();
    expect(screen.getByText(RELEASE.text)).toBeInTheDocument();
  });

  it.each([
    ['release', 'Release'],
    ['release-note', 'Release note'],
    ['incident-report', 'Incident report'],
  ])('of the kind %s is called %s', async (kind, words) => {
    show({ kind });
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('that is the page of all releases has neither phase nor service', async () => {
    renderInTestApp(
      <ReleaseSearchResult
        result={
          {
            kind: 'overview',
            title: 'Release gate',
            text: 'All releases',
            location: '/release-gate',
          } as ComponentProps<typeof ReleaseSearchResult>['result']
        }
      />,
    );
    expect(
      await screen.findByRole('link', { name: 'Release gate' }),
    ).toHaveAttribute('href', '/release-gate');
    expect(screen.getByText('All releases')).toBeInTheDocument();
  });

  it('marks what was searched for', async () => {
    show(
      {},
      {
        highlight: {
          preTag: '<b>',
          postTag: '</b>',
          fields: {
            title: '<b>payments</b> 2.4.0',
            text: 'Invoices can be <b>refunded</b> in part.',
          },
        },
      },
    );
    expect(await screen.findByText('refunded')).toHaveProperty(
      'tagName',
      'MARK',
    );
    expect(screen.getByRole('link', { name: 'payments 2.4.0' })).toContainHTML(
      '<mark',
    );
  });

  it('of a phase that this version does not know is shown without it', async () => {
    show({ phase: 'paused' });
    expect(
      await screen.findByRole('link', { name: 'payments 2.4.0' }),
    ).toBeInTheDocument();
    expect(document.querySelector('[data-phase]')).toBeNull();
  });

  it('shows the icon that it is given', async () => {
    show({}, { icon: <svg data-testid="icon" /> });
    expect(await screen.findByTestId('icon')).toBeInTheDocument();
  });
});
