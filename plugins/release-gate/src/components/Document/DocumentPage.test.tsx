import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeResponseError } from '../../testUtils/FakeResponseError';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  openPage,
  spiedApi,
} from '../../testUtils/renderPages';
import {
  DIRECTOR,
  ENGINEER,
  OUTSIDER,
  RELEASE_NOTE,
} from '../../testUtils/scenarios';

const DRAFT =
  '# payments 2.4.0\n\n\u27e6What changed?\u27e7\n\n\u27e6Why?\u27e7';

function createStory() {
  const world = createWorld();
  const id = world.story.start(PAYMENTS, '2.4.0', COMMIT);
  const attach = (
    markdown: string,
    kind: 'release-note' | 'incident-report' = 'release-note',
  ) =>
    world.gate.does(ENGINEER, id, {
      type: 'attach',
      kind,
      title: kind === 'release-note' ? 'Release notes 2.4.0' : 'Incident',
      markdown,
    });
  const path = (query = '', kind = 'release-note') =>
    `/releases/${id}/documents/${kind}${query}`;
  return { world, id, attach, path };
}

const NOTE = { name: 'Release notes 2.4.0' } as const;
const sheet = () => within(screen.getByRole('article'));

describe('the page of a document', () => {
  it('shows the newest version as a document, with where it belongs', async () => {
    const { world, id, attach, path } = createStory();
    attach('# First');
    attach(RELEASE_NOTE);
    openPage(world, path());

    expect(await screen.findByRole('heading', NOTE)).toBeInTheDocument();
    expect(
      await sheet().findByRole('heading', { name: 'What is new', level: 3 }),
    ).toBeInTheDocument();
    expect(sheet().getByRole('table')).toBeInTheDocument();
    expect(screen.getByText(/^Version 2 of 2/)).toHaveTextContent(
      'Version 2 of 2, engineer, just now',
    );
    expect(screen.getByRole('link', { name: '2.4.0' })).toHaveAttribute(
      'href',
      `/release-gate/releases/${id}`,
    );
    expect(screen.getByText('Final')).toBeInTheDocument();
  });

  it('shows an older version by its address and by choice', async () => {
    const { world, attach, path } = createStory();
    attach('# First');
    attach('# Second');
    openPage(world, path('?version=1'));
    expect(
      await screen.findByRole('heading', { name: 'First' }),
    ).toBeInTheDocument();

    await userEvent.selectOptions(screen.getByLabelText('Version'), '2');

    expect(
      await screen.findByRole('heading', { name: 'Second' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'First' }),
    ).not.toBeInTheDocument();
  });

  it('says that characters turn the direction of its text', async () => {
    const { world, attach, path } = createStory();
    attach('# Notes\n\nVersion \u202e0.4.2\u202c');
    attach('# Notes\n\nالإصدار 2.4.0');
    openPage(world, path('?version=1'));
    expect(
      await screen.findByText(/turn the direction of text/),
    ).toBeInTheDocument();

    await userEvent.selectOptions(screen.getByLabelText('Version'), '2');

    expect(await screen.findByText('الإصدار 2.4.0')).toBeInTheDocument();
    expect(
      screen.queryByText(/turn the direction of text/),
    ).not.toBeInTheDocument();
  });

  it('shows what changed from another version', async () => {
    const { world, attach, path } = createStory();
    attach('# Notes\n\nRefunds in full.');
    attach('# Notes\n\nRefunds in part.');
    openPage(world, path());
    await screen.findByRole('heading', NOTE);

    await userEvent.selectOptions(screen.getByLabelText('Compare with'), '1');

    expect(
      await sheet().findByText('1 line added, 1 line removed'),
    ).toBeInTheDocument();
    expect(
      sheet().getByText('What changed from version 1 to version 2:'),
    ).toBeInTheDocument();
    const difference = sheet().getByRole('group', { name: 'Difference' });
    expect(difference).toHaveTextContent('−Removed: Refunds in full.');
    expect(difference).toHaveTextContent('+Added: Refunds in part.');
    expect(difference.querySelector('del')).toHaveTextContent('full');
    expect(difference.querySelector('ins')).toHaveTextContent('part');
  });

  it('folds what stayed, until somebody wants to see it', async () => {
    const { world, attach, path } = createStory();
    const rest = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    attach(['old', ...rest].join('\n'));
    attach(['new', ...rest].join('\n'));
    openPage(world, path('?version=2&compare=1'));

    await userEvent.click(
      await screen.findByRole('button', { name: '… 17 lines unchanged' }),
    );

    expect(screen.getByText('line 12')).toBeInTheDocument();
  });

  it('lists what a draft asks for, and lets those fill it in who may', async () => {
    const { world, attach, path } = createStory();
    attach(DRAFT);
    openPage(world, path());

    expect(
      await screen.findByText('Draft · 2 places to fill'),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual(expect.arrayContaining(['What changed?', 'Why?']));

    await userEvent.click(screen.getByRole('button', { name: 'Fill in' }));
    const field = await screen.findByLabelText<HTMLTextAreaElement>(
      'Release notes',
    );
    expect(field).toHaveValue(DRAFT);
    await userEvent.clear(field);
    await userEvent.click(field);
    await userEvent.paste('# payments 2.4.0\n\nAll of it');
    await userEvent.click(
      screen.getByRole('button', { name: 'Attach document' }),
    );

    expect(await sheet().findByText('All of it')).toBeInTheDocument();
    expect(screen.getByText('Final')).toBeInTheDocument();
  });

  it('offers nobody to fill in a draft who may not', async () => {
    const { world, attach, path } = createStory();
    attach(DRAFT);
    openPage(world, path(), { person: OUTSIDER });

    await screen.findByText('Draft · 2 places to fill');
    expect(
      screen.queryByRole('button', { name: 'Fill in' }),
    ).not.toBeInTheDocument();
  });

  it('says which version was approved', async () => {
    const { world, id, path } = createStory();
    world.story.advance(id, 'approved');
    openPage(world, path(), { person: DIRECTOR });

    expect(await screen.findByText('Approved version')).toBeInTheDocument();
  });

  it('says that what was delivered late is not what was approved, and leads to the difference', async () => {
    const { world, id, attach, path } = createStory();
    world.story.advance(id, 'deployed');
    attach(RELEASE_NOTE.replace('14', '15').replace('in part', 'in parts'));
    world.clock.pass(120 * 60_000);
    world.gate.does(ENGINEER, id, { type: 'deliver' });
    openPage(world, path());

    expect(await screen.findByText('Delivered late')).toBeInTheDocument();
    expect(screen.getByText(/^Version 2 was delivered to/)).toHaveTextContent(
      /director-of-ai-strategy-alignment just now by engineer, late\. It is not the text that was approved: that was version 1/,
    );

    await userEvent.click(
      screen.getByRole('link', { name: 'See the difference' }),
    );

    expect(
      await sheet().findByText('What changed from version 1 to version 2:'),
    ).toBeInTheDocument();
  });

  it('keeps what somebody reads when a newer version comes, and says that it came', async () => {
    const { world, attach, path } = createStory();
    attach('# First');
    openPage(world, path());
    await screen.findByRole('heading', { name: 'First' });

    attach('# Second');
    await act(async () => world.clock.pass(30_000));
    expect(screen.getByRole('heading', { name: 'First' })).toBeInTheDocument();
    await userEvent.click(
      within(
        screen
          .getByText(/Version 2 was attached/)
          .closest('[role]') as HTMLElement,
      ).getByRole('button', { name: 'Show it' }),
    );

    expect(
      await screen.findByRole('heading', { name: 'Second' }),
    ).toBeInTheDocument();
  });

  it('saves the Markdown of the version as a file', async () => {
    const { world, attach, path } = createStory();
    attach('# First');
    attach('# Second');
    const saved: { name: string; blob: Blob }[] = [];
    let blob = new Blob();
    URL.createObjectURL = jest.fn((given: Blob) => {
      blob = given;
      return 'blob:here';
    }) as typeof URL.createObjectURL;
    URL.revokeObjectURL = jest.fn();
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push({ name: this.download, blob });
      });
    openPage(world, path('?version=1'));
    await screen.findByRole('heading', { name: 'First' });

    await userEvent.click(screen.getByRole('button', { name: 'Download .md' }));

    expect(saved.map(({ name }) => name)).toEqual([
      'payments-2.4.0-release-note-v1.md',
    ]);
    expect(await saved[0].blob.text()).toBe('# First');
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:here');
    click.mockRestore();
  });

  it('prints', async () => {
    const { world, attach, path } = createStory();
    attach('# First');
    window.print = jest.fn();
    openPage(world, path());
    await screen.findByRole('heading', { name: 'First' });

    await userEvent.click(screen.getByRole('button', { name: 'Print' }));

    expect(window.print).toHaveBeenCalledTimes(1);
  });

  it('says where a document is written that there is not yet', async () => {
    const { world, id, path } = createStory();
    openPage(world, path('', 'incident-report'));

    expect(
      await screen.findByText('payments 2.4.0 has no incident report yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Open release' }),
    ).toHaveAttribute('href', `/release-gate/releases/${id}`);
  });

  it.each(['9', 'x'])(
    'leads from version %s to one that there is',
    async asked => {
      const { world, attach, path } = createStory();
      attach('# First');
      openPage(world, path(`?version=${asked}`));

      expect(
        await screen.findByText(`There is no version ${asked}`),
      ).toBeInTheDocument();
      await userEvent.click(
        screen.getByRole('button', { name: 'Read version 1' }),
      );
      expect(
        await screen.findByRole('heading', { name: 'First' }),
      ).toBeInTheDocument();
    },
  );

  it('says when there is no such kind of document, or no such release', async () => {
    const { world, path } = createStory();
    const { unmount } = await openPage(world, path('', 'poem'));
    expect(
      await screen.findByText('There is no such document'),
    ).toBeInTheDocument();
    unmount();

    openPage(
      world,
      '/releases/01J00000000000000000000000/documents/release-note',
    );
    expect(
      await screen.findByText('There is no such document'),
    ).toBeInTheDocument();
  });

  it('says who may read it to those who may not', async () => {
    const { world, path } = createStory();
    const api = spiedApi(world, OUTSIDER);
    api.release.mockRejectedValue(new FakeResponseError(403, 'Not allowed'));
    openPage(world, path(), { api });

    expect(
      await screen.findByText('You may not see this document'),
    ).toBeInTheDocument();
  });

  it('offers to try again when the text cannot be loaded', async () => {
    const { world, attach, path } = createStory();
    attach('# First');
    const api = spiedApi(world, ENGINEER);
    api.document.mockRejectedValueOnce(new Error('connection refused'));
    openPage(world, path(), { api });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('connection refused');
    expect(screen.getByRole('button', { name: 'Download .md' })).toBeDisabled();
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );

    expect(
      await screen.findByRole('heading', { name: 'First' }),
    ).toBeInTheDocument();
  });
});
