import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fill } from '../../testUtils/fill';
import { createWorldAt, openPage, spiedApi } from '../../testUtils/renderPages';
import {
  DIRECTOR,
  ENGINEER,
  ENGINEER_2,
  commitOf,
} from '../../testUtils/scenarios';

const STATEMENT = 'Tested well enough, go ahead.';

function requested() {
  return createWorldAt('requested');
}

describe('the decision', () => {
  it('is given on the digest that was read', async () => {
    const { world, id } = requested();
    const api = spiedApi(world, DIRECTOR);
    openPage(world, `/releases/${id}`, { api, person: DIRECTOR });

    await fill(
      await screen.findByLabelText('Your written decision'),
      STATEMENT,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));

    expect(api.decide).toHaveBeenCalledWith(id, {
      decision: 'approved',
      statement: STATEMENT,
      requestDigest: world.gate.release(DIRECTOR, id).approval.request?.digest,
    });
    expect(await screen.findByTestId('phase')).toHaveTextContent('Approved');
    expect(
      await screen.findByText(/Nothing else waits for you/),
    ).toBeInTheDocument();
  });

  it('is enough only where the company asks for no more', async () => {
    const { world, id } = createWorldAt('requested', {
      minimumStatementLength: 30,
    });
    openPage(world, `/releases/${id}`, { person: DIRECTOR });

    const statement = await screen.findByLabelText('Your written decision');
    await fill(statement, 'Tested well, go ahead.');
    expect(statement).toHaveAccessibleDescription(
      '22 of at least 30 characters, 4 of at least three words. It stays on record in your name.',
    );
    await fill(statement, ' It is off by default.');
    expect(statement).toHaveAccessibleDescription('44 characters, 9 words');
  });

  it('is not sent twice', async () => {
    const { world, id } = requested();
    const api = spiedApi(world, DIRECTOR);
    let answer: (release: ReleaseJson) => void = () => undefined;
    api.decide.mockImplementation(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    openPage(world, `/releases/${id}`, { api, person: DIRECTOR });
    await fill(
      await screen.findByLabelText('Your written decision'),
      STATEMENT,
    );

    const approve = screen.getByRole('button', { name: 'Approve' });
    await userEvent.dblClick(approve);
    expect(approve).toBeDisabled();
    expect(api.decide).toHaveBeenCalledTimes(1);
    await act(async () => answer(world.gate.release(DIRECTOR, id)));
  });

  it('is sent once, however fast the buttons are clicked', async () => {
    const { world, id } = requested();
    const api = spiedApi(world, DIRECTOR);
    openPage(world, `/releases/${id}`, { api, person: DIRECTOR });
    await fill(
      await screen.findByLabelText('Your written decision'),
      STATEMENT,
    );

    // All before the page was drawn again.
    await act(async () => {
      screen.getByRole('button', { name: 'Approve' }).click();
      screen.getByRole('button', { name: 'Approve' }).click();
      screen.getByRole('button', { name: 'Reject' }).click();
    });

    expect(api.decide).toHaveBeenCalledTimes(1);
    expect(await screen.findByTestId('phase')).toHaveTextContent('Approved');
  });

  it('keeps the text when it cannot be sent', async () => {
    const { world, id } = requested();
    const api = spiedApi(world, DIRECTOR);
    api.decide.mockRejectedValueOnce(new Error('connection refused'));
    openPage(world, `/releases/${id}`, { api, person: DIRECTOR });
    await fill(
      await screen.findByLabelText('Your written decision'),
      STATEMENT,
    );

    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'nothing was changed',
    );
    expect(screen.getByLabelText('Your written decision')).toHaveValue(
      STATEMENT,
    );
    expect(screen.getByRole('button', { name: 'Approve' })).toBeEnabled();
  });

  it('says what the signature protects', async () => {
    const { world, id } = requested();
    openPage(world, `/releases/${id}`, { person: DIRECTOR });

    const digest = world.gate.release(DIRECTOR, id).approval.request?.digest;
    expect(await screen.findByTitle(digest!)).toHaveTextContent(
      `${digest!.slice(0, 4)}…${digest!.slice(-3)}`,
    );
    expect(
      screen.getByText(/If anything of this changes, even a letter/),
    ).toBeInTheDocument();
  });

  it('is not sent without a statement', async () => {
    const { world, id } = requested();
    const api = spiedApi(world, DIRECTOR);
    openPage(world, `/releases/${id}`, { api, person: DIRECTOR });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );

    expect(screen.getByRole('alert')).toHaveTextContent(
      'A decision is given in writing',
    );
    expect(api.decide).not.toHaveBeenCalled();
  });

  it('shows the refusal of a statement that says too little, and keeps it', async () => {
    const { world, id } = requested();
    openPage(world, `/releases/${id}`, { person: DIRECTOR });

    await fill(await screen.findByLabelText('Your written decision'), 'Fine');
    await userEvent.click(screen.getByRole('button', { name: 'Reject' }));

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'statement must have at least 10 characters and three words',
    );
    expect(screen.getByLabelText('Your written decision')).toHaveValue('Fine');
  });

  it('waits until a request that was replaced meanwhile was looked at', async () => {
    const { world, id } = requested();
    openPage(world, `/releases/${id}`, { person: DIRECTOR });
    await fill(
      await screen.findByLabelText('Your written decision'),
      STATEMENT,
    );

    world.gate.does(ENGINEER, id, {
      type: 'amend',
      changes: { what: 'Refunds in full only.', why: 'Asked for.' },
    });
    world.gate.does(ENGINEER, id, {
      type: 'request',
      requestId: world.gate.nextId(),
      what: 'Refunds in full only.',
      why: 'Asked for.',
      testingResults: 'All green',
      baseline: { version: '2.3.0', commit: commitOf('9') },
    });
    await act(async () => world.clock.pass(30_000));

    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled(),
    );
    expect(
      screen.getByText(/request 1 was replaced by request 2/),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Your written decision')).toHaveValue(
      STATEMENT,
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'I have looked at it' }),
    );
    expect(screen.getByRole('button', { name: 'Approve' })).toBeEnabled();
  });

  it('waits until a request was looked at that came after the end of the one that was read', async () => {
    const { world, id } = requested();
    openPage(world, `/releases/${id}`, { person: DIRECTOR });
    await fill(
      await screen.findByLabelText('Your written decision'),
      STATEMENT,
    );

    world.gate.does(ENGINEER, id, {
      type: 'reopen',
      itemId: 'smoke-tests',
      note: 'Ran on old data',
    });
    await act(async () => world.clock.pass(30_000));
    await screen.findByText(/What you wrote is kept/);
    world.gate.does(ENGINEER, id, { type: 'complete', itemId: 'smoke-tests' });
    world.gate.does(ENGINEER, id, {
      type: 'request',
      requestId: world.gate.nextId(),
      what: 'Refunds',
      why: 'Asked for.',
      testingResults: 'All green',
      baseline: { version: '2.3.0', commit: commitOf('9') },
    });
    await act(async () => world.clock.pass(30_000));

    expect(
      await screen.findByText(/request 1 was replaced by request 2/),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled();
    expect(screen.getByLabelText('Your written decision')).toHaveValue(
      STATEMENT,
    );
  });

  it('keeps the text of an approver whose request ended meanwhile', async () => {
    const { world, id } = requested();
    openPage(world, `/releases/${id}`, { person: DIRECTOR });
    await fill(
      await screen.findByLabelText('Your written decision'),
      STATEMENT,
    );

    world.gate.does(ENGINEER, id, {
      type: 'reopen',
      itemId: 'smoke-tests',
      note: 'Ran on old data',
    });
    await act(async () => world.clock.pass(30_000));

    expect(await screen.findByText(/What you wrote is kept/)).toHaveTextContent(
      STATEMENT,
    );
  });

  it.each([
    [ENGINEER, 'You asked for this approval, so somebody else decides.'],
    [
      ENGINEER_2,
      'The Director of AI Strategy Alignment decides on this request.',
    ],
  ])('is not offered to %s, who reads why', async (person, why) => {
    const { world, id } = requested();
    openPage(world, `/releases/${id}`, { person });

    expect(await screen.findByText(new RegExp(why))).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('puts claims without note or link before the others', async () => {
    const { world, id } = requested();
    openPage(world, `/releases/${id}`, { person: DIRECTOR });

    const heading = await screen.findByRole('heading', {
      name: /A person says so/,
    });
    const [first] = heading.nextElementSibling?.children ?? [];
    expect(first).toHaveTextContent('no note, no link');
  });
});

describe('the request', () => {
  it('is prefilled with the changes and the attached note', async () => {
    const { world, id } = createWorldAt('staged');
    const api = spiedApi(world, ENGINEER);
    openPage(world, `/releases/${id}`, { api });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Request approval' }),
    );
    expect(screen.getByLabelText('What changed')).toHaveValue(
      'Invoices can be refunded in part, line by line.',
    );
    await waitFor(() =>
      expect(
        screen.getByLabelText<HTMLTextAreaElement>('Release notes').value,
      ).toContain('## What is new'),
    );
    await fill(screen.getByLabelText('Testing results'), 'All green');
    await userEvent.click(
      screen.getByRole('button', { name: 'Request approval' }),
    );

    expect(await screen.findByTestId('phase')).toHaveTextContent(
      'Awaiting approval',
    );
    expect(api.requestApproval.mock.calls[0][1]).not.toHaveProperty(
      'releaseNotes',
    );
  });

  it('keeps what was typed when it is refused', async () => {
    const { world, id } = createWorldAt('staged');
    const api = spiedApi(world, ENGINEER);
    api.requestApproval.mockRejectedValueOnce(new Error('connection refused'));
    openPage(world, `/releases/${id}`, { api });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Request approval' }),
    );
    await fill(screen.getByLabelText('Testing results'), 'All green');
    await userEvent.click(
      screen.getByRole('button', { name: 'Request approval' }),
    );

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'nothing was changed',
    );
    expect(screen.getByLabelText('Testing results')).toHaveValue('All green');
  });
});
