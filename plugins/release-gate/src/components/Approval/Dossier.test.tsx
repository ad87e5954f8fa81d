import type { DossierJson } from 'backstage-plugin-release-gate-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  COMMIT,
  PAYMENTS,
  type TestWorld,
  createWorld,
  createWorldAt,
  openPage,
  spiedApi,
} from '../../testUtils/renderPages';
import {
  DIRECTOR,
  ENGINEER,
  RELEASE_NOTE,
  commitOf,
} from '../../testUtils/scenarios';

const BEFORE = commitOf('a3');

/** A request for 2.4.0 while 2.3.1 runs in production, with duties left or not. */
function afterAnother(until: 'deployed' | 'completed' = 'completed') {
  const world = createWorld();
  const { story } = world;
  const earlier = story.advance(story.start(PAYMENTS, '2.3.1', BEFORE), until);
  const id = story.advance(story.start(PAYMENTS, '2.4.0', COMMIT), 'requested');
  return { world, earlier, id };
}

function ask(world: TestWorld, id: string, what: string, notes?: string) {
  world.gate.does(ENGINEER, id, {
    type: 'request',
    requestId: world.gate.nextId(),
    what,
    why: 'Asked for.',
    testingResults: 'All green, with the flag on.',
    ...(notes !== undefined && { releaseNotes: notes }),
    ...(!world.gate.summary(ENGINEER, PAYMENTS).inProduction && {
      baseline: { version: '2.3.0', commit: commitOf('9d3e') },
    }),
  });
}

/** Opens the page of a release and waits until the release is shown. */
async function open(
  world: TestWorld,
  id: string,
  options: Parameters<typeof openPage>[2] = { person: DIRECTOR },
): Promise<void> {
  openPage(world, `/releases/${id}`, options);
  await screen.findByRole('heading', { name: '2.4.0' });
}

/** Opens the page of a request with a dossier that is changed on its way. */
async function openWith(
  { world, id }: { readonly world: TestWorld; readonly id: string },
  change: (dossier: DossierJson) => DossierJson,
  person = DIRECTOR,
) {
  const real = world.gate.as(person);
  const api = spiedApi(world, person);
  api.dossier.mockImplementation(async of => change(await real.dossier(of)));
  await open(world, id, { api, person });
  return api;
}

/** What stands under a heading of the dossier, up to the next one. */
async function under(name: string | RegExp): Promise<string> {
  const heading = await screen.findByRole('heading', { name });
  const texts: string[] = [];
  for (
    let next = heading.nextElementSibling;
    next && !/^H\d$/.test(next.tagName);
    next = next.nextElementSibling
  ) {
    texts.push(next.textContent ?? '');
  }
  return texts.join('\n');
}

describe('the dossier', () => {
  it('is read in the order of the decision', async () => {
    const { world, id } = afterAnother();
    await open(world, id);

    const panel = (
      await screen.findByRole('heading', { name: /Would you sign this/ })
    ).closest('section')!;
    await screen.findByText(/may decide\.$/);
    expect(
      within(panel)
        .getAllByRole('heading')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Would you sign this? Request 1',
      'What changed',
      'Why',
      'Since what runs in production',
      'A person says so (9)',
      'On record (2)',
      'Testing results',
      'Release notes',
      'What is new',
      'What to watch',
      'Rollback target',
      'Still open from other releases',
      'Rejections, rollbacks and violations since 2.3.1',
      'Who worked on it, and who may decide',
    ]);
  });

  it('shows what changed as Markdown', async () => {
    const { world, id } = createWorldAt('staged');
    ask(world, id, 'Refunds:\n\n- in **part**\n- in full');
    await open(world, id);

    expect((await screen.findByText('part')).tagName).toBe('STRONG');
    expect(screen.getByText('in full').tagName).toBe('LI');
  });

  it('links the changes since the version that runs in production', async () => {
    await openWith(afterAnother(), dossier => ({
      ...dossier,
      compareUrl: 'https://git.example.com/compare/a...b',
    }));

    const link = await screen.findByRole('link', {
      name: /Compare 2\.3\.1…2\.4\.0/,
    });
    expect(link).toHaveAttribute(
      'href',
      'https://git.example.com/compare/a...b',
    );
    expect(await under('Since what runs in production')).toMatch(
      /2\.3\.1 a3a3a3a.*since \w+ \d+, 2026/,
    );
  });

  it('says that the catalog names no repository where nothing can be compared', async () => {
    const { world, id } = afterAnother();
    await open(world, id);

    expect(
      await screen.findByText(/The catalog names no repository of payments/),
    ).toBeInTheDocument();
  });

  it('claims nothing of the catalog while it cannot be asked', async () => {
    await openWith(afterAnother(), ({ deciders: _, ...dossier }) => dossier);

    expect(
      await screen.findByText(/The catalog could not be asked/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/may decide\.$/)).not.toBeInTheDocument();
    expect(screen.queryByTestId('nobody-can-decide')).not.toBeInTheDocument();
  });

  it('tells after a rejection who said what, and what is different since', async () => {
    const { world, id } = createWorldAt('rejected');
    world.gate.does(ENGINEER, id, {
      type: 'reopen',
      itemId: 'smoke-tests',
      note: 'Without the flag',
    });
    world.story.complete(id, 'smoke-tests', 'With the flag on');
    ask(
      world,
      id,
      'Refunds in full only.',
      RELEASE_NOTE.replace('same day', 'next day'),
    );
    await open(world, id);

    const difference = within(await screen.findByTestId('difference'));
    expect(
      difference.getByRole('heading', {
        name: 'What is different from request 1',
      }),
    ).toBeInTheDocument();
    expect(
      difference.getByText(/Request 1 was rejected by/),
    ).toBeInTheDocument();
    expect(
      difference.getByText(/The load test ran without the new flag/),
    ).toBeInTheDocument();
    expect(
      difference.getByText(/Refunds in full only/).closest('[data-line]'),
    ).toHaveAttribute('data-line', 'added');
    expect(difference.getByText('next')).toBeInTheDocument();
    expect(
      difference.getByRole('link', { name: /Compare the versions/ }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('release-note?version=2&compare=1'),
    );
    const item = difference
      .getByText('Smoke tests run on staging')
      .closest('li');
    expect(item).toHaveTextContent(
      /Before32 of 32 passed.*NowWith the flag on/,
    );
  });

  it('tells of a first request that was void before anybody decided', async () => {
    const { world, id } = createWorldAt('requested');
    world.gate.does(ENGINEER, id, {
      type: 'amend',
      changes: { what: 'Refunds in full only.', why: 'Asked for.' },
    });
    ask(world, id, 'Refunds in full only.');
    await open(world, id);

    expect(
      await screen.findByText(/became void .*, before it was decided on/),
    ).toBeInTheDocument();
  });

  it('marks a deployment that is only a person’s word, and counts it as a claim', async () => {
    const { world, id } = createWorldAt('staging');
    world.gate.report(ENGINEER, PAYMENTS, {
      environment: 'staging',
      commit: COMMIT,
      version: '2.4.0',
    });
    world.story.complete(id, 'features-tested-end-to-end', 'All');
    world.story.complete(id, 'no-regressions');
    world.story.complete(id, 'tenant-isolation-intact', 'Two tenants');
    ask(world, id, 'Refunds');
    await open(world, id);

    expect(await under(/A person says so/)).toContain(
      'A person’s word, no pipeline reported it',
    );
  });

  it('puts overridden checks before everything else that people say', async () => {
    const world = createWorld();
    const id = world.story.start(PAYMENTS, '2.4.0', COMMIT);
    world.gate.findings = {
      'tenant-isolation-intact': {
        provider: 'isolation-probe',
        status: 'failing',
        message: 'Tenant B sees a file of A',
      },
    };
    world.story.advance(id, 'staging');
    world.story.complete(id, 'features-tested-end-to-end', 'All');
    world.story.complete(id, 'no-regressions');
    world.story.complete(
      id,
      'tenant-isolation-intact',
      'Two tenants, no crossing',
    );
    ask(world, id, 'Refunds');
    await open(world, id);

    const heading = await screen.findByRole('heading', {
      name: /A person says so/,
    });
    const [first] = heading.nextElementSibling?.children ?? [];
    expect(first).toHaveTextContent('overrides the check');
    expect(first).toHaveTextContent('Reason: Two tenants, no crossing');
  });

  it('leads from the release note to its own page', async () => {
    const { world, id } = afterAnother();
    await open(world, id);

    expect(
      await screen.findByRole('link', { name: 'Version 1 on its own page' }),
    ).toHaveAttribute(
      'href',
      `/release-gate/releases/${id}/documents/release-note?version=1`,
    );
  });

  it('says that a stated baseline is not on record', async () => {
    const { world, id } = createWorldAt('requested');
    await open(world, id);

    expect(await under('Rollback target')).toMatch(
      /2\.3\.0 9d3e9d3.*not on record/s,
    );
  });

  it('links the releases that still owe something', async () => {
    const { world, id, earlier } = afterAnother('deployed');
    await open(world, id);

    const duties = within(
      (
        await screen.findByRole('heading', {
          name: 'Still open from other releases',
        })
      ).nextElementSibling as HTMLElement,
    );
    expect(await duties.findByRole('link', { name: '2.3.1' })).toHaveAttribute(
      'href',
      `/release-gate/releases/${earlier}`,
    );
    expect(await under('Still open from other releases')).toContain(
      'Time logged',
    );
  });

  it('lists what went wrong since the last deployment, newest first', async () => {
    const world = createWorld();
    const { story } = world;
    world.gate.report('demo-pipeline', PAYMENTS, {
      environment: 'production',
      commit: commitOf('e5'),
      version: '2.3.2',
    });
    const rejected = story.advance(
      story.start(PAYMENTS, '2.3.9', commitOf('c7')),
      'rejected',
    );
    const id = story.advance(
      story.start(PAYMENTS, '2.4.0', COMMIT),
      'requested',
    );
    await open(world, id);

    await screen.findByText('Violation');
    const rows = [...document.querySelectorAll('[data-setback]')];
    expect(rows.map(row => row.getAttribute('data-setback'))).toEqual([
      'rejection',
      'violation',
    ]);
    expect(rows[0]).toHaveTextContent(/Rejected.*The load test ran/);
    expect(screen.getByRole('link', { name: '2.3.9' })).toHaveAttribute(
      'href',
      `/release-gate/releases/${rejected}`,
    );
  });

  it('says so when nothing went wrong', async () => {
    const { world, id } = afterAnother();
    await open(world, id);

    expect(
      await screen.findByText('None since 2.3.1 went there.'),
    ).toBeInTheDocument();
  });

  it('never hides the request when it cannot be read, and is read again on demand', async () => {
    const { world, id } = afterAnother();
    const api = spiedApi(world, DIRECTOR);
    api.dossier.mockRejectedValueOnce(new Error('connection refused'));
    await open(world, id, { api, person: DIRECTOR });

    expect(
      await screen.findByText(/The request below is whole/),
    ).toBeInTheDocument();
    expect(screen.getByText(/refunded in part, line/)).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Testing results' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/None since/)).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Approve' })).toBeEnabled();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('None since 2.3.1 went there.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByText(/The request below is whole/),
    ).not.toBeInTheDocument();
  });

  it('is read again when the release has changed', async () => {
    const { world, id } = afterAnother();
    const api = spiedApi(world, ENGINEER);
    await open(world, id, { api });
    await screen.findByText('None since 2.3.1 went there.');
    const { calls } = api.dossier.mock;
    const before = calls.length;

    world.gate.does(DIRECTOR, id, {
      type: 'decide',
      decision: 'rejected',
      statement: 'Please test it with the flag on.',
      requestDigest:
        world.gate.release(DIRECTOR, id).approval.request?.digest ?? '',
    });
    ask(world, id, 'Refunds in full only.');
    await act(async () => world.clock.pass(30_000));

    await waitFor(() => expect(calls.length).toBeGreaterThan(before));
    expect(await screen.findByText(/Request 1 was rejected/)).toBeVisible();
  });

  it('shows of a request that has ended only what it presented', async () => {
    const { world, id } = createWorldAt('approved');
    await open(world, id);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Read the request' }),
    );
    expect(
      screen.getByRole('heading', { name: 'Testing results' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: /Since what runs/ }),
    ).not.toBeInTheDocument();
    expect(screen.queryByText(/may decide\.$/)).not.toBeInTheDocument();
  });
});

describe('a release on which nobody could decide', () => {
  it.each(['started', 'staged', 'requested', 'rejected'] as const)(
    'says so when it is %s, and what to do',
    async until => {
      const { world, id } = createWorldAt(until);
      await openWith(
        { world, id },
        dossier => ({ ...dossier, deciders: [] }),
        ENGINEER,
      );

      expect(await screen.findByTestId('nobody-can-decide')).toHaveTextContent(
        /everybody who approves has worked on it.*let somebody else start it.*ask an administrator/,
      );
    },
  );

  it('is no news once it was approved', async () => {
    const { world, id } = createWorldAt('approved');
    await openWith(
      { world, id },
      dossier => ({ ...dossier, deciders: [] }),
      ENGINEER,
    );

    expect(screen.queryByTestId('nobody-can-decide')).not.toBeInTheDocument();
  });

  it('is not claimed while somebody can, or while the catalog cannot be asked', async () => {
    const world = createWorld();
    const id = world.story.start(PAYMENTS, '2.4.0', COMMIT);
    const api = await openWith(
      { world, id },
      ({ deciders: _, ...dossier }) => dossier,
      ENGINEER,
    );

    await waitFor(() => expect(api.dossier).toHaveBeenCalled());
    expect(screen.queryByTestId('nobody-can-decide')).not.toBeInTheDocument();
  });
});
