import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fill } from '../../testUtils/fill';
import { createWorldAt, openPage } from '../../testUtils/renderPages';

async function openDialog(isReportedByPipeline: boolean) {
  const { world, id } = createWorldAt('approved');
  world.gate.isReportedByPipeline = isReportedByPipeline;
  openPage(world, `/releases/${id}`);
  await userEvent.click(
    await screen.findByRole('button', { name: 'More actions' }),
  );
  await userEvent.click(
    await screen.findByRole('menuitem', { name: /Record deployment/ }),
  );
  return screen.findByRole('dialog');
}

const CLAIM = /kept as a claim, and moves nothing on/;

describe('recording a deployment by hand', () => {
  it('says that it is a claim where a pipeline reports to that environment', async () => {
    expect(await openDialog(true)).toHaveTextContent(CLAIM);
    const environment = screen.getByLabelText('Environment');
    await userEvent.clear(environment);
    await fill(environment, 'staging');
    expect(screen.getByRole('dialog')).not.toHaveTextContent(CLAIM);
  });

  it('says nothing of it where the person’s word counts', async () => {
    expect(await openDialog(false)).not.toHaveTextContent(CLAIM);
  });
});
