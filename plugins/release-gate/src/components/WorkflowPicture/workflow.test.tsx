import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  createWorldAt,
  openOnEntity,
  openPage,
} from '../../testUtils/renderPages';
import { ENGINEER, OUTSIDER, type Until } from '../../testUtils/scenarios';
import { EntityReleasesPage } from '../EntityReleases/EntityReleasesPage';

/** Opens the workflow from the page of a release that went this far. */
async function showWorkflow(until: Until): Promise<HTMLElement> {
  const { world, id } = createWorldAt(until);
  openPage(world, `/releases/${id}`, { person: OUTSIDER });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Show the workflow' }),
  );
  return within(screen.getByRole('dialog')).getByRole('img');
}

function stage(picture: HTMLElement, id: string): HTMLElement {
  const found = picture.querySelector<HTMLElement>(`[data-stage-id="${id}"]`);
  if (!found) {
    throw new Error(`The picture has no stage ${id}`);
  }
  return found;
}

describe('the workflow as a picture', () => {
  it('is out of the way until it is asked for, and closes again', async () => {
    const world = createWorld();
    const id = world.story.start(PAYMENTS, '2.4.0', COMMIT);
    openPage(world, `/releases/${id}`);
    const show = await screen.findByRole('button', {
      name: 'Show the workflow',
    });
    expect(screen.queryByRole('img')).not.toBeInTheDocument();

    await userEvent.click(show);
    const dialog = screen.getByRole('dialog', { name: 'The workflow' });
    expect(dialog).toHaveTextContent(
      'the written approval of the Director of AI Strategy Alignment',
    );
    await userEvent.keyboard('{Escape}');
    expect(dialog).not.toBeVisible();
  });

  it.each([
    ['started', 'pre-deployment', 'gate closed'],
    ['staging', 'staging', 'gate closed'],
    ['requested', 'approval', 'gate closed'],
    ['approved', 'approval', 'gate open'],
    ['in-production', 'production', 'gate passed'],
    ['deployed', 'post-deployment', 'gate passed'],
  ] as const)(
    'marks a release that is %s at %s, with the %s',
    async (until, here, gate) => {
      const picture = await showWorkflow(until);

      expect(within(picture).getAllByText('You are here')).toHaveLength(1);
      expect(stage(picture, here)).toHaveTextContent('You are here');
      expect(stage(picture, 'approval')).toHaveTextContent(gate);
    },
  );

  it('tells those who cannot see it the stages, the place and the gate', async () => {
    expect(await showWorkflow('staging')).toHaveAccessibleName(
      'Pre-deployment, then Staging, then Approval, then Production, then Post-deployment. ' +
        'The gate stands before production. A rollback leads back to the start. ' +
        'You are here: Staging. The gate is closed.',
    );
  });

  it('marks the way back after a rollback, and no stage', async () => {
    const picture = await showWorkflow('rolled-back');

    expect(picture).toHaveTextContent('rolled back to the startYou are here');
    expect(picture).toHaveAccessibleName(/This release is on its way back\./);
    expect(within(picture).getAllByText('You are here')).toHaveLength(1);
  });

  it('marks nothing once the release has gone all the way', async () => {
    const picture = await showWorkflow('completed');

    expect(picture).not.toHaveTextContent('You are here');
    expect(picture).toHaveAccessibleName(/gone all the way/);
  });

  it('marks nothing on a cancelled release, and says that it was', async () => {
    const world = createWorld();
    const id = world.story.start(PAYMENTS, '2.4.0', COMMIT);
    world.gate.does(ENGINEER, id, {
      type: 'cancel',
      reason: 'Comes with the next one',
    });
    openPage(world, `/releases/${id}`);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show the workflow' }),
    );

    const picture = screen.getByRole('img');
    expect(picture).not.toHaveTextContent('You are here');
    expect(picture).toHaveAccessibleName(/This release was cancelled\.$/);
  });
});

describe('the first visit to the releases of a service', () => {
  it('explains the workflow in words and as a picture', async () => {
    openOnEntity(createWorld(), <EntityReleasesPage />);

    expect(
      await screen.findByText('payments has no release yet'),
    ).toBeVisible();
    expect(
      screen.getByText(
        /^A release takes one commit to production\..* only then does the gate open/,
      ),
    ).toBeVisible();
    const picture = screen.getByRole('img');
    expect(stage(picture, 'staging')).toHaveTextContent('6 items');
    expect(picture).not.toHaveTextContent('You are here');
  });

  it('is over after the first release, which needs fewer words', async () => {
    const world = createWorld();
    world.story.advance(
      world.story.start(PAYMENTS, '2.4.0', COMMIT),
      'completed',
    );
    openOnEntity(world, <EntityReleasesPage />);

    expect(await screen.findByText('No release is under way')).toBeVisible();
    expect(
      screen.queryByText(/A release takes one commit/),
    ).not.toBeInTheDocument();
  });
});
