import { screen } from '@testing-library/react';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  openPage,
} from '../../testUtils/renderPages';
import { ENGINEER } from '../../testUtils/scenarios';

describe('the documents of a release', () => {
  it('lead to their pages, and to the versions before', async () => {
    const world = createWorld();
    const id = world.story.start(PAYMENTS, '2.4.0', COMMIT);
    for (const markdown of [
      '\u27e6one\u27e7',
      '\u27e6one\u27e7 \u27e6two\u27e7',
    ]) {
      world.gate.does(ENGINEER, id, {
        type: 'attach',
        kind: 'release-note',
        title: 'What clients read',
        markdown,
      });
    }
    openPage(world, `/releases/${id}`);

    expect(
      await screen.findByRole('link', { name: 'What clients read' }),
    ).toHaveAttribute(
      'href',
      `/release-gate/releases/${id}/documents/release-note`,
    );
    expect(screen.getByText('Draft · 2 places to fill')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'older version' })).toHaveAttribute(
      'href',
      `/release-gate/releases/${id}/documents/release-note?version=1`,
    );
  });
});
