import { screen } from '@testing-library/react';
import { createWorldAt, openPage } from '../../testUtils/renderPages';
import { DIRECTOR, ENGINEER } from '../../testUtils/scenarios';

describe('what is told with a request', () => {
  it('is that characters turn the direction of its text', async () => {
    const { world, id } = createWorldAt('staged');
    await world.gate.as(ENGINEER).requestApproval(id, {
      what: 'Refunds \u202eevil\u202c',
      why: 'Wanted',
      testingResults: 'All green',
    });
    openPage(world, `/releases/${id}`, { person: DIRECTOR });
    expect(await screen.findByTestId('text-flags')).toHaveTextContent(
      /turn the direction of text/,
    );
  });

  it('is nothing of plain words', async () => {
    const { world, id } = createWorldAt('requested');
    openPage(world, `/releases/${id}`, { person: DIRECTOR });
    await screen.findByLabelText('Your written decision');
    expect(screen.queryByTestId('text-flags')).not.toBeInTheDocument();
  });

  it('is how who decided was found to be an approver', async () => {
    const { world, id } = createWorldAt('approved');
    openPage(world, `/releases/${id}`, { person: ENGINEER });
    expect(
      await screen.findByText(/Found to be an approver by/),
    ).toHaveTextContent(/director/i);
  });
});
