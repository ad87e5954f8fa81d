import type { JsonObject } from '@backstage/types';
import {
  newCommit,
  prepareRelease,
  startRelease,
} from './testUtils/prepareRelease';
import { actionRunner } from './testUtils/runAction';
import {
  OTHER,
  PAYMENTS,
  type Portal,
  startPortal,
} from './testUtils/startPortal';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

const { run } = actionRunner(() => portal);

async function countReleases(): Promise<number> {
  return (await portal.engineer.releases()).totalItems;
}

describe('release-gate:release:create', () => {
  const create = 'release-gate:release:create';
  const input = () => ({
    entityRef: PAYMENTS,
    version: '2.4.0',
    commit: newCommit(),
  });

  it('keeps the signs of templates in texts as they are', async () => {
    const what = '${{ secrets.TOKEN }} {{ 7 * 7 }} {% raw %}';
    const output = await run(create, { ...input(), what, why: what });
    const { id, changes } = await portal.engineer.release(
      String(output.releaseId),
    );
    expect(changes).toEqual({ what, why: what });
    const written = await run('release-gate:release-note:create', {
      releaseId: id,
    });
    expect(written.markdown).toContain(`\n\n${what}\n`);
  });

  it('starts nothing for a version that YAML has read as a number', async () => {
    const before = await countReleases();
    await expect(run(create, { ...input(), version: 1.1 })).rejects.toThrow(
      /version/,
    );
    expect(await countReleases()).toBe(before);
  });

  it('starts a release with what the template says', async () => {
    const wanted = input();
    const output = await run(create, {
      ...wanted,
      title: 'Refunds',
      routine: true,
      what: 'Refunds in parts',
      why: 'Customers ask for them',
      tickets: [{ tracker: 'usersnap', id: '42' }],
    });
    const { releaseId } = output as { readonly releaseId: string };
    const release = await portal.engineer.release(releaseId);
    expect(release).toMatchObject({
      ...wanted,
      title: 'Refunds',
      routine: true,
      changes: { what: 'Refunds in parts', why: 'Customers ask for them' },
      tickets: [{ tracker: 'usersnap', id: '42' }],
    });
    expect(output).toEqual({
      releaseId,
      releaseUrl: `/release-gate/releases/${releaseId}`,
      release: expect.objectContaining({ id: releaseId, phase: release.phase }),
    });
  });

  it('starts it as the person who runs the template', async () => {
    const { release } = await run(create, input());
    expect(release).toMatchObject({ createdBy: 'user:default/engineer' });
  });

  it('takes what a form left blank as not given', async () => {
    const { release } = await run(create, {
      ...input(),
      title: '',
      what: ' ',
      why: '',
    });
    expect(release).toMatchObject({ title: '2.4.0' });
    expect(release).not.toHaveProperty('changes');
  });

  it.each([
    [{ what: 'Refunds' }, 'only what is given'],
    [{ why: 'Asked for' }, 'only why is given'],
  ])(
    'refuses one of what and why without the other: %j',
    async (half, said) => {
      const before = await countReleases();
      await expect(run(create, { ...input(), ...half })).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(said),
      });
      expect(await countReleases()).toBe(before);
    },
  );

  it('refuses what the API would refuse, also in a dry run', async () => {
    await expect(
      run(create, { ...input(), commit: 'main' }, { isDryRun: true }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: 'commit must be 40 or 64 hex digits',
    });
  });

  it('refuses an outsider in the words of the rule', async () => {
    const before = await countReleases();
    await expect(
      run(create, input(), { person: 'outsider' }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      code: 'not-owner',
      message: `Only an owner of ${PAYMENTS} may do this: group:default/portal-team`,
    });
    expect(await countReleases()).toBe(before);
  });

  it('says that an entity is not there', async () => {
    await expect(
      run(create, { ...input(), entityRef: 'component:default/lost' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('starts one release when a task is run twice', async () => {
    const wanted = input();
    const before = await countReleases();
    const first = await run(create, wanted, { taskId: 'twice' });
    const second = await run(create, wanted, { taskId: 'twice' });
    expect(second.releaseId).toBe(first.releaseId);
    expect(await countReleases()).toBe(before + 1);
  });

  it('asks nothing again of what is remembered by a checkpoint', async () => {
    const wanted = input();
    const checkpoints = new Map();
    const first = await run(create, wanted, { checkpoints });
    // Under another task, so that no key of the API can help.
    const second = await run(create, wanted, { checkpoints });
    expect(second.releaseId).toBe(first.releaseId);
  });

  it('starts a release for every iteration of a step', async () => {
    const checkpoints = new Map();
    const step = { checkpoints, taskId: 'iterated' };
    const ids = new Set();
    for (const entityRef of [PAYMENTS, OTHER]) {
      const { releaseId } = await run(create, { ...input(), entityRef }, step);
      ids.add(releaseId);
    }
    expect(ids.size).toBe(2);
  });

  it('changes nothing in a dry run', async () => {
    const before = await countReleases();
    expect(await run(create, input(), { isDryRun: true })).toMatchObject({
      releaseId: 'dry-run',
      releaseUrl: '/release-gate/releases/dry-run',
      release: { version: '2.4.0' },
    });
    expect(await countReleases()).toBe(before);
  });

  it('ends without an answer when the task is cancelled', async () => {
    await expect(
      run(create, input(), { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('release-gate:release:get', () => {
  it('tells where a release is and what it waits for', async () => {
    const release = await startRelease(portal);
    expect(
      await run('release-gate:release:get', { releaseId: release.id }),
    ).toEqual({
      release: expect.objectContaining({ id: release.id }),
      releaseUrl: `/release-gate/releases/${release.id}`,
      phase: 'pre-deployment',
      waitingFor: release.waitingFor,
    });
  });

  it('says that a release is not there', async () => {
    await expect(
      run('release-gate:release:get', {
        releaseId: '01JD9Q4W8Z6T3V5X7Y9A1B2C3D',
      }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('stands in, in a dry run, for a release that was not started', async () => {
    expect(
      await run(
        'release-gate:release:get',
        { releaseId: 'dry-run' },
        { isDryRun: true },
      ),
    ).toMatchObject({ releaseUrl: '/release-gate/releases/dry-run' });
  });
});

describe('release-gate:approval:request', () => {
  const request = 'release-gate:approval:request';
  const statements = {
    what: 'Refunds in parts',
    why: 'Customers ask for them',
    testingResults: 'All green',
  };

  it('asks for the decision, once however often a task is run', async () => {
    const { id } = await prepareRelease(portal);
    const input: JsonObject = { releaseId: id, ...statements };
    const first = await run(request, input, { taskId: `request-${id}` });
    const second = await run(request, input, { taskId: `request-${id}` });
    const { approval, phase } = await portal.engineer.release(id);
    expect(phase).toBe('awaiting-approval');
    expect(approval.request).toMatchObject({ ...statements, number: 1 });
    expect(first).toEqual({
      digest: approval.request?.digest,
      requestNumber: 1,
      releaseUrl: `/release-gate/releases/${id}`,
    });
    expect(second).toEqual(first);
    const history = await portal.historyOf(id);
    expect(history.filter(type => type === 'approval-requested')).toHaveLength(
      1,
    );
  });

  it('brings the note along, which becomes a new version', async () => {
    const { id } = await prepareRelease(portal);
    await run(request, {
      releaseId: id,
      ...statements,
      releaseNotes: '# Refunds\r\n\r\nIn parts.',
    });
    expect(await portal.engineer.document(id, 'release-note', 2)).toBe(
      '# Refunds\n\nIn parts.',
    );
  });

  it('says which items are open', async () => {
    const { id } = await startRelease(portal);
    await expect(
      run(request, { releaseId: id, ...statements }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      code: 'checklist-incomplete',
    });
  });

  it('changes nothing in a dry run', async () => {
    const { id } = await prepareRelease(portal);
    const before = await portal.historyOf(id);
    expect(
      await run(request, { releaseId: id, ...statements }, { isDryRun: true }),
    ).toMatchObject({ digest: 'dry-run', requestNumber: 1 });
    expect(await portal.historyOf(id)).toEqual(before);
  });
});
