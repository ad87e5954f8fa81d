import { discoveryApiRef } from '@backstage/core-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { chosenPerson } from './chosenPerson';
import { DemoSignIn } from './DemoSignIn';

const engineer = {
  ref: 'user:default/engineer',
  name: 'Erin Falk',
  title: 'Engineer',
  does: 'Starts releases.',
};
const director = {
  ref: 'user:default/director',
  name: 'Dana Okafor',
  title: 'Director',
  does: 'Decides in writing.',
};
const session = {
  profile: { displayName: 'Dana Okafor' },
  backstageIdentity: {
    token: `x.${window.btoa(JSON.stringify({ exp: 4102444800 }))}.x`,
    identity: {
      type: 'user',
      userEntityRef: director.ref,
      ownershipEntityRefs: [director.ref],
    },
  },
};

const fetchMock = jest.fn();

function renderSignIn(people: object[]) {
  const onSignInSuccess = jest.fn();
  renderInTestApp(<DemoSignIn onSignInSuccess={onSignInSuccess} />, {
    apis: [[discoveryApiRef, mockApis.discovery()]],
    config: { demo: { people } },
  });
  return onSignInSuccess;
}

describe('DemoSignIn', () => {
  beforeEach(() => {
    window.sessionStorage.clear();
    global.fetch = fetchMock;
    fetchMock.mockReset().mockImplementation(async () => ({
      ok: true,
      json: async () => session,
    }));
  });

  it('lists the people of the config, each with what they do and a way in', async () => {
    renderSignIn([engineer, director]);

    const list = await screen.findByRole('list', {
      name: 'People of the demo',
    });
    const cards = within(list).getAllByRole('listitem');

    expect(cards).toHaveLength(2);
    expect(cards[1]).toHaveTextContent('Decides in writing.');
    expect(
      within(cards[1]).getByRole('button', { name: 'Sign in as Dana Okafor' }),
    ).toBeVisible();
  });

  it('says that it is not a part of the plugin', async () => {
    renderSignIn([engineer]);

    expect(
      await screen.findByText(/not a part of the plugin/),
    ).toBeInTheDocument();
  });

  it('says where people are listed when there are none', async () => {
    renderSignIn([]);

    expect(await screen.findByText(/demo\.people/)).toBeInTheDocument();
  });

  it('signs in as the chosen person, and remembers it in this tab until they sign out', async () => {
    const onSignInSuccess = renderSignIn([engineer, director]);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in as Dana Okafor' }),
    );

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const [, { headers }] = fetchMock.mock.calls[0];
    expect(headers.get('x-demo-user')).toBe(director.ref);
    expect(chosenPerson.read()).toBe(director.ref);

    await onSignInSuccess.mock.calls[0][0].signOut();
    expect(chosenPerson.read()).toBeUndefined();
  });

  it('offers another try, and somebody else, when the backend says no', async () => {
    fetchMock.mockRejectedValueOnce(new Error('The catalog is not ready'));
    const onSignInSuccess = renderSignIn([engineer, director]);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in as Dana Okafor' }),
    );
    expect(
      await screen.findByText('Dana Okafor could not sign in'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Be somebody else' }),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
  });
});
