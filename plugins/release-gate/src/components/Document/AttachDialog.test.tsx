import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReleaseGateApi } from 'backstage-plugin-release-gate-common';
import { fill } from '../../testUtils/fill';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  openPage,
  spiedApi,
} from '../../testUtils/renderPages';
import { ENGINEER } from '../../testUtils/scenarios';

const DRAFT = {
  kind: 'release-note',
  title: 'Release notes 2.4.0',
  markdown: '# payments 2.4.0\n\n\u27e6What changed?\u27e7',
  openPlaces: ['What changed?'],
} as const;

function createStory() {
  const world = createWorld();
  const id = world.story.start(PAYMENTS, '2.4.0', COMMIT);
  const attach = (markdown: string) =>
    world.gate.does(ENGINEER, id, {
      type: 'attach',
      kind: 'release-note',
      title: 'Notes for clients',
      markdown,
    });
  return { world, id, attach, api: spiedApi(world, ENGINEER) };
}

async function openDialog(
  { world, id }: ReturnType<typeof createStory>,
  api: ReleaseGateApi,
) {
  openPage(world, `/releases/${id}`, { api });
  await screen.findByRole('heading', { name: '2.4.0' });
  await userEvent.click(
    screen.getByRole('button', { name: 'Attach document' }),
  );
  return within(await screen.findByRole('dialog'));
}

describe('attaching a document', () => {
  it('begins with what the release knows', async () => {
    const story = createStory();
    const dialog = await openDialog(story, story.api);

    await waitFor(() =>
      expect(
        dialog.getByLabelText<HTMLTextAreaElement>('Release notes').value,
      ).toContain('Invoices can be refunded in part'),
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Attach document' }),
    );

    expect(story.api.attachDocument).toHaveBeenCalledWith(story.id, {
      kind: 'release-note',
      title: 'Release notes 2.4.0',
      markdown: expect.stringContaining('## What changed'),
    });
    expect(
      await screen.findByRole('link', { name: 'Release notes 2.4.0' }),
    ).toHaveAttribute(
      'href',
      `/release-gate/releases/${story.id}/documents/release-note`,
    );
  });

  it('writes the document that is chosen while nothing was typed', async () => {
    const story = createStory();
    const dialog = await openDialog(story, story.api);

    await userEvent.selectOptions(
      dialog.getByLabelText('Document'),
      'incident-report',
    );

    await waitFor(() =>
      expect(
        dialog.getByLabelText<HTMLTextAreaElement>('Incident report').value,
      ).toContain('# Incident report: payments 2.4.0'),
    );
  });

  it('writes the document that is chosen after the text was emptied', async () => {
    const story = createStory();
    story.api.draftDocument.mockResolvedValueOnce(DRAFT);
    const dialog = await openDialog(story, story.api);
    await dialog.findByText('1 place to fill');

    await userEvent.clear(dialog.getByLabelText('Release notes'));
    await userEvent.selectOptions(
      dialog.getByLabelText('Document'),
      'incident-report',
    );

    await waitFor(() =>
      expect(dialog.getByLabelText('Incident report')).not.toHaveValue(''),
    );
  });

  it('never takes away what somebody typed: not for a draft that comes late, not for another kind', async () => {
    const story = createStory();
    let answer: (draft: typeof DRAFT) => void = () => undefined;
    story.api.draftDocument.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    const dialog = await openDialog(story, story.api);
    expect(
      dialog.getByText('Getting the text to begin with …'),
    ).toBeInTheDocument();

    await fill(dialog.getByLabelText('Release notes'), 'My own words');
    answer(DRAFT);
    await userEvent.selectOptions(
      dialog.getByLabelText('Document'),
      'incident-report',
    );
    await waitFor(() =>
      expect(story.api.draftDocument).toHaveBeenCalledTimes(2),
    );

    expect(dialog.getByLabelText('Incident report')).toHaveValue(
      'My own words',
    );
    expect(
      dialog.queryByRole('button', { name: 'Write it from the release' }),
    ).not.toBeInTheDocument();
  });

  it('is written from the release again when the text is emptied', async () => {
    const story = createStory();
    story.api.draftDocument.mockResolvedValue(DRAFT);
    const dialog = await openDialog(story, story.api);
    const field = dialog.getByLabelText('Release notes');
    await waitFor(() => expect(field).toHaveValue(DRAFT.markdown));

    await userEvent.clear(field);
    expect(field).toHaveValue('');
    expect(
      dialog.getByRole('button', { name: 'Attach document' }),
    ).toBeDisabled();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Write it from the release' }),
    );

    expect(field).toHaveValue(DRAFT.markdown);
  });

  it('counts what is still to be filled in as it is typed, and keeps it as a draft', async () => {
    const story = createStory();
    story.api.draftDocument.mockResolvedValue(DRAFT);
    const dialog = await openDialog(story, story.api);

    expect(await dialog.findByText('1 place to fill')).toBeInTheDocument();
    await fill(dialog.getByLabelText('Release notes'), '\u27e6Why?\u27e7');
    expect(dialog.getByText('2 places to fill')).toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Attach document' }),
    );

    expect(
      await screen.findByText('Draft · 2 places to fill'),
    ).toBeInTheDocument();
  });

  it('begins with the newest version where there is one', async () => {
    const story = createStory();
    story.attach('# What the clients see');
    const dialog = await openDialog(story, story.api);
    const field = dialog.getByLabelText('Release notes');

    await waitFor(() => expect(field).toHaveValue('# What the clients see'));
    expect(story.api.draftDocument).not.toHaveBeenCalled();
    expect(
      dialog.getByRole('button', { name: 'Attach document' }),
    ).toBeDisabled();
    await fill(field, '\n\nMore');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Attach document' }),
    );

    expect(story.api.attachDocument).toHaveBeenCalledWith(story.id, {
      kind: 'release-note',
      title: 'Notes for clients',
      markdown: '# What the clients see\n\nMore',
    });
  });

  it('is not offered for a draft where a version is final, and says so', async () => {
    const story = createStory();
    story.attach('# Final');
    const dialog = await openDialog(story, story.api);
    const field = dialog.getByLabelText('Release notes');
    await waitFor(() => expect(field).toHaveValue('# Final'));

    await fill(field, '\u27e6Why?\u27e7');

    expect(
      dialog.getByText(/Version 1 is final and a draft cannot take its place/),
    ).toBeInTheDocument();
    expect(
      dialog.getByRole('button', { name: 'Attach document' }),
    ).toBeDisabled();
  });

  it('shows how the text will look', async () => {
    const story = createStory();
    story.api.draftDocument.mockResolvedValue(DRAFT);
    const dialog = await openDialog(story, story.api);
    await dialog.findByText('1 place to fill');

    await userEvent.click(dialog.getByRole('tab', { name: 'Preview' }));

    expect(
      dialog.getByRole('heading', { name: 'payments 2.4.0' }),
    ).toBeInTheDocument();
    expect(dialog.getByText('to be filled in:')).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('tab', { name: 'Edit' }));
    expect(dialog.getByLabelText('Release notes')).toHaveValue(DRAFT.markdown);
  });

  it('leaves an empty field where the draft fails, and offers to try again', async () => {
    const story = createStory();
    story.api.draftDocument.mockRejectedValueOnce(
      new Error('connection refused'),
    );
    const dialog = await openDialog(story, story.api);

    const alert = await dialog.findByRole('alert');
    expect(alert).toHaveTextContent(
      'connection refused. You can write it yourself.',
    );
    expect(dialog.getByLabelText('Release notes')).toHaveValue('');
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );

    await waitFor(() =>
      expect(dialog.getByLabelText('Release notes')).not.toHaveValue(''),
    );
  });
});
