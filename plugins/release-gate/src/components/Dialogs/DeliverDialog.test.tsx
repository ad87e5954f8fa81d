import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createWorldAt, openPage } from '../../testUtils/renderPages';
import { ENGINEER, RELEASE_NOTE } from '../../testUtils/scenarios';

function createStory() {
  return createWorldAt('deployed');
}

async function openDialog({ world, id }: ReturnType<typeof createStory>) {
  openPage(world, `/releases/${id}`);
  await screen.findByRole('heading', { name: '2.4.0' });
  const [button] = screen.getAllByRole('button', {
    name: 'Deliver release notes',
  });
  await userEvent.click(button);
  return within(await screen.findByRole('dialog'));
}

describe('delivering the release note', () => {
  it('says which version goes to whom, and how it begins', async () => {
    const dialog = await openDialog(createStory());

    expect(
      dialog.getByText(/‘Release notes’, version 1, goes to the/),
    ).toBeInTheDocument();
    expect(
      await dialog.findByRole('heading', { name: 'What is new' }),
    ).toBeInTheDocument();
    expect(
      dialog.queryByRole('group', { name: 'Difference' }),
    ).not.toBeInTheDocument();
  });

  it('shows how it differs from what was approved', async () => {
    const story = createStory();
    story.world.gate.does(ENGINEER, story.id, {
      type: 'attach',
      kind: 'release-note',
      title: 'Release notes',
      markdown: RELEASE_NOTE.replace('the same day', 'a day later'),
    });
    const dialog = await openDialog(story);

    expect(
      await dialog.findByText(/not the text that was approved/),
    ).toHaveTextContent('that was version 1.');
    expect(dialog.getByRole('group', { name: 'Difference' })).toHaveTextContent(
      /Removed: .*the same day.*Added: .*a day later/,
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Deliver release notes' }),
    );

    expect(
      await screen.findByRole('link', { name: 'see the difference' }),
    ).toHaveAttribute(
      'href',
      `/release-gate/releases/${story.id}/documents/release-note?version=2&compare=1`,
    );
  });
});
