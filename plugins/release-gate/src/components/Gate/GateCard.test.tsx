import { screen } from '@testing-library/react';
import {
  COMMIT,
  PAYMENTS,
  createWorldAt,
  openPage,
} from '../../testUtils/renderPages';
import { ENGINEER } from '../../testUtils/scenarios';

describe('the gate of a release that rolls back', () => {
  it('is open for exactly the restored commit', async () => {
    const { world, id } = createWorldAt('rolling-back');
    openPage(world, `/releases/${id}`);

    const gate = await screen.findByTestId('gate');
    expect(gate).toHaveTextContent('Way back only');
    expect(gate).toHaveTextContent(
      'open for exactly the restored commit: 2.3.0 9d3e9d3.',
    );
  });

  it('lets no commit through where no baseline is known', async () => {
    const { world, id } = createWorldAt('staged');
    world.gate.does(ENGINEER, id, {
      type: 'request',
      requestId: world.gate.nextId(),
      what: 'Refunds',
      why: 'Asked for',
      testingResults: 'All green',
    });
    world.gate.does('user:default/director', id, {
      type: 'decide',
      decision: 'approved',
      statement: 'Tested well enough, go ahead.',
      requestDigest:
        world.gate.release(ENGINEER, id).approval.request?.digest ?? '',
    });
    world.gate.report('demo-pipeline', PAYMENTS, {
      environment: 'production',
      commit: COMMIT,
      version: '2.4.0',
    });
    world.gate.does(ENGINEER, id, {
      type: 'roll-back',
      reason: 'Refunds are paid twice.',
      restoredVersion: '2.3.0',
      usersAffected: false,
    });
    openPage(world, `/releases/${id}`);

    const gate = await screen.findByTestId('gate');
    expect(gate).toHaveTextContent('Closed');
    expect(gate).toHaveTextContent(
      'no commit is let through: no baseline is known',
    );
  });

  it('says nothing of a way back before and after', async () => {
    const { world, id } = createWorldAt('rolled-back');
    openPage(world, `/releases/${id}`);

    expect(await screen.findByTestId('gate')).not.toHaveTextContent(
      'While it rolls back',
    );
  });
});
