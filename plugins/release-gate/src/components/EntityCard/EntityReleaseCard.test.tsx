import { screen } from '@testing-library/react';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  openOnEntity,
  spiedApi,
} from '../../testUtils/renderPages';
import { ENGINEER } from '../../testUtils/scenarios';
import { EntityReleaseCard } from './EntityReleaseCard';

describe('the card of a service', () => {
  it('says in one call whether it may go to production, and what holds it up', async () => {
    const world = createWorld();
    world.story.advance(
      world.story.start(PAYMENTS, '2.4.0', COMMIT),
      'requested',
    );
    const api = spiedApi(world, ENGINEER);
    openOnEntity(world, <EntityReleaseCard />, { api });

    expect(
      await screen.findByText(/Production gate: closed · approval missing/),
    ).toBeInTheDocument();
    expect(screen.getByText('Awaiting approval')).toBeInTheDocument();
    expect(screen.getByTestId('waiting-for')).toHaveTextContent(
      'Waiting for the Director of AI Strategy Alignment',
    );
    expect(api.summary).toHaveBeenCalledTimes(1);
    expect(api.release).not.toHaveBeenCalled();
  });

  it('says that the gate is open for the approved commit', async () => {
    const world = createWorld();
    world.story.advance(
      world.story.start(PAYMENTS, '2.4.0', COMMIT),
      'approved',
    );
    openOnEntity(world, <EntityReleaseCard />);

    expect(
      await screen.findByText('Production gate: allowed for 4f2a9c1'),
    ).toBeInTheDocument();
  });
});
