import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReleaseGateApi } from 'backstage-plugin-release-gate-common';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { FakeResponseError } from '../../testUtils/FakeResponseError';
import { fill } from '../../testUtils/fill';
import {
  COMMIT,
  PAYMENTS,
  createWorld,
  spiedApi,
} from '../../testUtils/renderPages';
import { ENGINEER, commitOf } from '../../testUtils/scenarios';
import { ReleasePicker } from './ReleasePicker';
import { releasePickerSchema } from './schema';
import { validateRelease } from './validateRelease';

const PROJECT_HUB = 'component:default/project-hub';
const NO_SUCH = '01J99999999999999999999999';

/** Two releases of payments, the newer one awaiting its approval, and one of another service. */
function withReleases() {
  const world = createWorld();
  const { story } = world;
  const older = story.start(PAYMENTS, '2.3.1', commitOf('a'));
  story.advance(older, 'completed');
  const hub = story.start(PROJECT_HUB, '0.9.0', commitOf('c'));
  world.clock.pass(60_000);
  const newer = story.start(PAYMENTS, '2.4.0', COMMIT, {
    title: 'Partial refunds',
  });
  story.advance(newer, 'requested');
  return { world, older, newer, hub };
}

const PROPERTIES: JsonObject = {
  entityRef: { title: 'Service', type: 'string' },
  releaseId: {
    title: 'Release',
    description: 'The release that the note is about.',
    type: 'string',
    'ui:field': 'ReleasePicker',
    'ui:help': 'Look at its page if you are not sure.',
  },
};

/** The form of a template, as the scaffolder shows it. */
function openForm(
  api: ReleaseGateApi,
  formData: Record<string, string> = {},
  properties: JsonObject = PROPERTIES,
) {
  const onCreate = jest.fn().mockResolvedValue(undefined);
  renderInTestApp(
    <Stepper
      manifest={{
        title: 'Write a release note',
        steps: [
          {
            title: 'Which release',
            schema: { required: ['releaseId'], properties },
          },
        ],
      }}
      extensions={[
        {
          name: 'ReleasePicker',
          component: ReleasePicker,
          validation: validateRelease,
          schema: releasePickerSchema.schema,
        },
      ]}
      initialState={formData}
      onCreate={onCreate}
    />,
    { apis: [[releaseGateApiRef, api]] },
  );
  return { onCreate };
}

const field = () => screen.findByLabelText(/^Release/);

async function offered() {
  await userEvent.click(await field());
  const options = await screen.findAllByRole('option');
  return options.map(({ textContent }) => textContent);
}

/** Sends the form, and answers what it was sent with. */
async function send(onCreate: jest.Mock) {
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
  return onCreate.mock.lastCall[0];
}

describe('the release picker', () => {
  beforeEach(() => {
    // The scaffolder scrolls to the top of each step, which jsdom cannot do.
    jest.spyOn(window, 'scrollTo').mockReturnValue(undefined);
  });

  it('offers the releases of the chosen service, newest first', async () => {
    const { world } = withReleases();
    openForm(world.gate.as(ENGINEER), { entityRef: PAYMENTS });
    expect(await offered()).toEqual([
      '2.4.0 · 4f2a9c1 · Awaiting approval',
      '2.3.1 · aaaaaaa · Completed',
    ]);
  });

  it('puts the id of the chosen release into the form', async () => {
    const { world, older } = withReleases();
    const { onCreate } = openForm(world.gate.as(ENGINEER), {
      entityRef: PAYMENTS,
    });
    await offered();
    await userEvent.click(screen.getByRole('option', { name: /^2\.3\.1/ }));
    expect(await field()).toHaveValue('2.3.1 · aaaaaaa · Completed');
    expect(await send(onCreate)).toEqual({
      entityRef: PAYMENTS,
      releaseId: older,
    });
  });

  it('takes the service from the field that the template names', async () => {
    const { world } = withReleases();
    openForm(
      world.gate.as(ENGINEER),
      { component: PROJECT_HUB, entityRef: PAYMENTS },
      {
        component: { title: 'Component', type: 'string' },
        releaseId: {
          title: 'Release',
          type: 'string',
          'ui:field': 'ReleasePicker',
          'ui:options': { entityField: 'component' },
        },
      },
    );
    expect(await offered()).toEqual(['0.9.0 · ccccccc · Pre-deployment']);
  });

  it('follows the service when another one is chosen', async () => {
    const { world } = withReleases();
    openForm(world.gate.as(ENGINEER), { entityRef: PAYMENTS });
    const service = await screen.findByLabelText(/^Service/);
    await userEvent.clear(service);
    await fill(service, PROJECT_HUB);
    expect(await offered()).toEqual(['0.9.0 · ccccccc · Pre-deployment']);
  });

  it('offers the releases of all services with their names where none is chosen', async () => {
    const { world } = withReleases();
    openForm(world.gate.as(ENGINEER));
    expect(await offered()).toEqual([
      'payments 2.4.0 · 4f2a9c1 · Awaiting approval',
      'project-hub 0.9.0 · ccccccc · Pre-deployment',
      'payments 2.3.1 · aaaaaaa · Completed',
    ]);
  });

  it('has the server look for what is typed', async () => {
    const { world } = withReleases();
    const api = spiedApi(world, ENGINEER);
    openForm(api);
    await fill(await field(), 'partial REFUNDS');
    expect(
      await screen.findByRole('option', { name: /^payments 2\.4\.0/ }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('option')).toHaveLength(1);
    expect(api.releases).toHaveBeenLastCalledWith({
      q: 'partial REFUNDS',
      limit: 50,
    });
  });

  it('says when nothing is found', async () => {
    const { world } = withReleases();
    openForm(world.gate.as(ENGINEER));
    await fill(await field(), 'nonsense');
    expect(
      await screen.findByText('No release found for ‘nonsense’'),
    ).toBeInTheDocument();
  });

  it('shows a release that the address prefills, with its service', async () => {
    const { world, newer } = withReleases();
    openForm(world.gate.as(ENGINEER), { releaseId: newer });
    expect(
      await screen.findByDisplayValue(
        'payments 2.4.0 · 4f2a9c1 · Awaiting approval',
      ),
    ).toBe(await field());
  });

  it('shows a prefilled release of a prefilled service', async () => {
    const { world, newer } = withReleases();
    const { onCreate } = openForm(world.gate.as(ENGINEER), {
      releaseId: newer,
      entityRef: PAYMENTS,
    });
    await screen.findByDisplayValue('2.4.0 · 4f2a9c1 · Awaiting approval');
    expect(await send(onCreate)).toMatchObject({ releaseId: newer });
  });

  it.each([
    ['the id of a release', (id: string) => id.toLowerCase()],
    [
      'the address of a release',
      (id: string) => `https://portal.example.com/release-gate/releases/${id}`,
    ],
  ])('takes %s that is pasted', async (_, paste) => {
    const { world, older } = withReleases();
    const { onCreate } = openForm(world.gate.as(ENGINEER));
    await fill(await field(), paste(older));
    await screen.findByDisplayValue('payments 2.3.1 · aaaaaaa · Completed');
    expect(await send(onCreate)).toEqual({ releaseId: older });
  });

  it('can be emptied again', async () => {
    const { world, newer } = withReleases();
    openForm(world.gate.as(ENGINEER), { releaseId: newer });
    await screen.findByDisplayValue(/2\.4\.0/);
    await userEvent.click(screen.getByTitle('Clear'));
    expect(await field()).toHaveValue('');
  });

  it('says that it looks, as long as it does', async () => {
    const { world } = withReleases();
    const api = spiedApi(world, ENGINEER);
    api.releases.mockReturnValue(new Promise(() => undefined));
    openForm(api, { entityRef: PAYMENTS });
    await userEvent.click(await field());
    expect(screen.getByText('Looking for releases…')).toBeInTheDocument();
  });

  it('says that the service has no release yet', async () => {
    const { world } = withReleases();
    openForm(world.gate.as(ENGINEER), {
      entityRef: 'component:default/time-sheets',
    });
    expect(await screen.findByRole('status')).toHaveTextContent(
      'time-sheets has no release yet',
    );
  });

  it('says what failed, keeps the value, and tries again', async () => {
    const { world, newer } = withReleases();
    const api = spiedApi(world, ENGINEER);
    api.releases.mockRejectedValueOnce(new FakeResponseError(503, 'Down'));
    api.release.mockRejectedValueOnce(new FakeResponseError(503, 'Down'));
    openForm(api, { releaseId: newer });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'The releases could not be loaded: Down. What is chosen is kept.',
    );
    expect(await field()).toHaveValue(newer);

    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByDisplayValue(/^payments 2\.4\.0/)).toBe(
      await field(),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says that there is no release with the id', async () => {
    const { world } = withReleases();
    const { onCreate } = openForm(world.gate.as(ENGINEER), {
      releaseId: NO_SUCH,
    });
    expect(
      await screen.findByText(`There is no release with the id ${NO_SUCH}.`),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findAllByText(/must be the id of a release that there is/),
    ).not.toHaveLength(0);
    expect(await field()).toBeInvalid();
    expect(onCreate).not.toHaveBeenCalled();
  });

  it('refuses what is no id', async () => {
    const { world } = withReleases();
    openForm(world.gate.as(ENGINEER), { releaseId: '2.4.0' });
    expect(
      await screen.findByText('‘2.4.0’ is not the id of a release.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findAllByText(/must be the id of a release/),
    ).not.toHaveLength(0);
  });

  it('refuses a release of another service than the chosen one', async () => {
    const { world, hub } = withReleases();
    openForm(world.gate.as(ENGINEER), { releaseId: hub, entityRef: PAYMENTS });
    expect(
      await screen.findByText(
        '0.9.0 is a release of project-hub, not of payments.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findAllByText(
        /must be a release of payments, and is one of project-hub/,
      ),
    ).not.toHaveLength(0);
  });

  it('says that it is required, what it is for, and shows the help of the template once', async () => {
    const { world } = withReleases();
    const { onCreate } = openForm(world.gate.as(ENGINEER), {
      entityRef: PAYMENTS,
    });
    expect(await field()).toBeRequired();
    expect(
      screen.getAllByText('The release that the note is about.'),
    ).toHaveLength(1);
    expect(
      screen.getAllByText('Look at its page if you are not sure.'),
    ).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(onCreate).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: 'Review' })).toBeInTheDocument();
  });
});
