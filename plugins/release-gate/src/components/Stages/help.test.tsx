import { deploymentWorkflow } from 'backstage-plugin-release-gate-common';
import { screen, within } from '@testing-library/react';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  openPage,
} from '../../testUtils/renderPages';

const HELP = 'https://docs.example.com/how/tests';

const workflow = {
  ...deploymentWorkflow,
  stages: deploymentWorkflow.stages.map(stage => ({
    ...stage,
    items: stage.items.map(item =>
      item.id === 'tests-passing' ? { ...item, helpUrl: HELP } : item,
    ),
  })),
};

describe('a checklist item', () => {
  it('leads to its guide where the workflow names one, and only there', async () => {
    const world = createWorld();
    const id = world.story.start(PAYMENTS, '2.4.0', COMMIT, { workflow });
    openPage(world, `/releases/${id}`);

    const link = await screen.findByRole('link', {
      name: /^How\? All tests passing/,
    });
    expect(link).toHaveAttribute('href', HELP);
    const row = document.querySelector<HTMLElement>(
      '[data-item-id="tests-passing"]',
    );
    expect(within(row!).getByRole('link')).toBe(link);
    expect(screen.getAllByRole('link', { name: /^How\?/ })).toHaveLength(1);
  });
});
