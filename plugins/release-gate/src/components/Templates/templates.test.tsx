import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  PAYMENTS,
  createWorld,
  createWorldAt,
  openOnEntity,
  openPage,
} from '../../testUtils/renderPages';
import { OUTSIDER, type Until } from '../../testUtils/scenarios';
import { EntityReleasesPage } from '../EntityReleases/EntityReleasesPage';
import { registeredTemplates } from './registeredTemplates';

const TEMPLATES = ['start-release', 'release-note', 'incident-report'] as const;

function withRelease(until: Until) {
  const { world, id } = createWorldAt(until);
  return { world, id };
}

async function item(id: string) {
  await screen.findByRole('heading', { name: '2.4.0' });
  const found = document.querySelector<HTMLElement>(`[data-item-id="${id}"]`);
  return within(found as HTMLElement);
}

/** Where a link leads, and with what the form there is prefilled. */
function prefilled(link: HTMLElement) {
  const url = new URL(link.getAttribute('href') ?? '', 'http://portal');
  return {
    path: url.pathname,
    formData: JSON.parse(url.searchParams.get('formData') ?? ''),
  };
}

describe('a document that a release asks for', () => {
  it.each([
    ['release-notes-prepared', 'started', 'Write release note', 'release-note'],
    [
      'incident-report-filed',
      'rolling-back',
      'Write incident report',
      'incident-report',
    ],
  ] as const)(
    'of %s is written by its template, which knows the release already',
    async (itemId, until, label, template) => {
      const { world, id } = withRelease(until);
      openPage(world, `/releases/${id}`, { templates: TEMPLATES });

      const row = await item(itemId);
      expect(prefilled(await row.findByRole('link', { name: label }))).toEqual({
        path: `/create/templates/default/${template}`,
        formData: { releaseId: id, entityRef: PAYMENTS },
      });
    },
  );

  it('can be attached by hand all the same', async () => {
    const { world, id } = withRelease('started');
    openPage(world, `/releases/${id}`, { templates: TEMPLATES });

    const row = await item('release-notes-prepared');
    await userEvent.click(
      await row.findByRole('button', { name: 'Attach by hand' }),
    );
    expect(
      within(screen.getByRole('dialog')).getByLabelText('Release notes'),
    ).toBeInTheDocument();
  });

  it('is attached by hand alone where the catalog has no template', async () => {
    const { world, id } = withRelease('started');
    openPage(world, `/releases/${id}`, { templates: ['incident-report'] });

    const row = await item('release-notes-prepared');
    expect(
      row.getByRole('button', { name: 'Attach release note' }),
    ).toBeInTheDocument();
    expect(row.queryByRole('link')).not.toBeInTheDocument();
  });

  it('is attached by hand alone in a portal without a scaffolder', async () => {
    const { world, id } = withRelease('rolling-back');
    openPage(world, `/releases/${id}`);

    const row = await item('incident-report-filed');
    expect(
      row.getByRole('button', { name: 'Attach incident report' }),
    ).toBeInTheDocument();
    expect(row.queryByRole('link')).not.toBeInTheDocument();
  });

  it('is written by those alone who may attach it', async () => {
    const { world, id } = withRelease('started');
    openPage(world, `/releases/${id}`, {
      person: OUTSIDER,
      templates: TEMPLATES,
    });

    const row = await item('release-notes-prepared');
    expect(row.queryByRole('link')).not.toBeInTheDocument();
    expect(row.queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('a release', () => {
  const start = () =>
    screen.findByRole('link', { name: 'Start from a template' });

  it('is started from a template that knows the service already', async () => {
    openOnEntity(createWorld(), <EntityReleasesPage />, {
      templates: TEMPLATES,
    });
    expect(prefilled(await start())).toEqual({
      path: '/create/templates/default/start-release',
      formData: { entityRef: PAYMENTS },
    });
    expect(
      screen.getByRole('button', { name: 'Start a release' }),
    ).toBeInTheDocument();
  });

  it('is started from a template beside another that is under way', async () => {
    const { world } = withRelease('staging');
    openOnEntity(world, <EntityReleasesPage />, { templates: TEMPLATES });
    expect(prefilled(await start()).formData).toEqual({ entityRef: PAYMENTS });
  });

  it.each([
    [
      'somebody who may not start it',
      { person: OUTSIDER, templates: TEMPLATES },
    ],
    ['a portal without a scaffolder', {}],
  ])('has no way to a template for %s', async (_, options) => {
    openOnEntity(createWorld(), <EntityReleasesPage />, options);
    await screen.findByText('payments has no release yet');
    expect(
      screen.queryByRole('link', { name: 'Start from a template' }),
    ).not.toBeInTheDocument();
  });
});

describe('the catalog', () => {
  const entity = (name: string) => ({
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name, namespace: 'default' },
  });

  it('is asked once for all templates', async () => {
    const getEntitiesByRefs = jest
      .fn()
      .mockResolvedValue({ items: [undefined, entity('release-note')] });
    const catalog = { getEntitiesByRefs } as never;

    const answers = await Promise.all([
      registeredTemplates(catalog),
      registeredTemplates(catalog),
    ]);
    expect(answers.map(found => [...found])).toEqual([
      ['release-note'],
      ['release-note'],
    ]);
    expect(getEntitiesByRefs).toHaveBeenCalledTimes(1);
  });

  it('is asked again after it could not answer', async () => {
    const getEntitiesByRefs = jest
      .fn()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue({ items: [entity('start-release')] });
    const catalog = { getEntitiesByRefs } as never;

    await expect(registeredTemplates(catalog)).rejects.toThrow('offline');
    expect([...(await registeredTemplates(catalog))]).toEqual([
      'start-release',
    ]);
  });
});
