import { screen, within } from '@testing-library/react';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  openOnEntity,
} from '../../testUtils/renderPages';
import { ENGINEER } from '../../testUtils/scenarios';
import { EntityReleasesPage } from './EntityReleasesPage';

async function openHistory() {
  const world = createWorld();
  const first = world.story.start(PAYMENTS, '2.4.0', COMMIT);
  world.story.advance(first, 'rolled-back');
  world.story.complete(first, 'root-cause-investigated', 'A lock was missing');
  world.clock.pass(60_000);
  const second = world.gate.reenter(ENGINEER, first, {
    version: '2.4.1',
    commit: 'b'.repeat(40),
  });
  openOnEntity(world, <EntityReleasesPage />);
  const table = within(await screen.findByRole('table'));
  const row = (version: string) =>
    within(
      table.getByRole('link', { name: version }).closest('tr') as HTMLElement,
    );
  return { first, second, row };
}

const link = (id: string) => `/release-gate/releases/${id}`;

describe('the history of a service', () => {
  it('leads from an attempt to the one before', async () => {
    const { first, row } = await openHistory();
    expect(
      row('2.4.1').getByRole('link', { name: 'attempt 2, after 2.4.0' }),
    ).toHaveAttribute('href', link(first));
    expect(row('2.4.1').queryByRole('link', { name: /^continued/ })).toBeNull();
  });

  it('leads from an attempt to the one that went on', async () => {
    const { second, row } = await openHistory();
    expect(
      row('2.4.0').getByRole('link', { name: 'continued as attempt 2' }),
    ).toHaveAttribute('href', link(second));
    expect(row('2.4.0').queryByRole('link', { name: /after/ })).toBeNull();
  });

  it('marks what was rolled back', async () => {
    const { row } = await openHistory();
    const marks = (version: string) => row(version).getAllByRole('cell').at(-1);
    expect(marks('2.4.0')).toHaveTextContent(/^Rolled back$/);
    expect(marks('2.4.1')).toBeEmptyDOMElement();
  });
});
