import type { JsonObject, JsonValue } from '@backstage/types';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import fs from 'node:fs';
import { startRelease } from './testUtils/prepareRelease';
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

const { run, workspace } = actionRunner(() => portal);
beforeEach(() => workspace.clear());

const NOTE = 'release-gate:release-note:create';
const REPORT = 'release-gate:incident-report:create';
const ATTACH = 'release-gate:document:attach';
const CHANGES = { what: 'Refunds in parts', why: 'Customers ask for them' };

const start = (values: Parameters<typeof startRelease>[1] = {}) =>
  startRelease(portal, { changes: CHANGES, ...values });

function fileOf(path: string): string {
  return fs.readFileSync(workspace.resolve(path), 'utf8');
}

/** That a step fails as told, and that nothing is attached. */
async function expectRefusal(
  { id }: ReleaseJson,
  step: Promise<unknown>,
  error: object,
): Promise<void> {
  const before = await portal.historyOf(id);
  await expect(step).rejects.toMatchObject(error);
  expect(await portal.historyOf(id)).toEqual(before);
}

describe('release-gate:release-note:create', () => {
  it('writes the note to the workspace, and attaches the same', async () => {
    const { id } = await start();
    const output = await run(NOTE, {
      releaseId: id,
      entityRef: PAYMENTS,
      highlights: 'A field for the amount',
    });
    const attached = await portal.engineer.document(id, 'release-note');
    expect(output).toEqual({
      path: 'docs/releases/2.4.0.md',
      title: 'Release notes 2.4.0',
      markdown: attached,
      openPlaces: [],
      version: 1,
      documentUrl: `/release-gate/releases/${id}/documents/release-note`,
      releaseUrl: `/release-gate/releases/${id}`,
    });
    expect(fileOf('docs/releases/2.4.0.md')).toBe(attached);
    expect(attached).toContain('Refunds in parts');
    expect(attached).toContain(
      '## What you will notice\n\nA field for the amount',
    );
    const { documents } = await portal.engineer.release(id);
    expect(documents).toMatchObject([
      { title: 'Release notes 2.4.0', attachedBy: 'user:default/engineer' },
    ]);
  });

  it('attaches a draft where something is left open, and says what', async () => {
    const { id } = await startRelease(portal);
    const { openPlaces, version } = await run(NOTE, { releaseId: id });
    expect(openPlaces).toEqual(['What changed?', 'Why was it changed?']);
    expect(version).toBe(1);
    const { documents, stages } = await portal.engineer.release(id);
    expect(documents).toMatchObject([{ openPlaces }]);
    expect(stages[0].items).toContainEqual(
      expect.objectContaining({ id: 'release-notes-prepared', state: 'open' }),
    );
  });

  it('takes what a form left blank as not answered', async () => {
    const { id } = await start();
    const { markdown } = await run(NOTE, {
      releaseId: id,
      what: '',
      knownIssues: '  ',
    });
    expect(markdown).toContain('Refunds in parts');
    expect(markdown).not.toContain('Known issues');
  });

  it('uses the text that is given, with the line ends of the API', async () => {
    const { id } = await start();
    const output = await run(NOTE, {
      releaseId: id,
      path: 'CHANGES.md',
      title: 'In our words',
      markdown: '# Refunds\r\n\r\nIn parts.\r\n',
    });
    expect(output).toMatchObject({ path: 'CHANGES.md', title: 'In our words' });
    expect(await portal.engineer.document(id, 'release-note')).toBe(
      '# Refunds\n\nIn parts.\n',
    );
    expect(fileOf('CHANGES.md')).toBe('# Refunds\n\nIn parts.\n');
  });

  it('attaches nothing where it is not to be attached', async () => {
    const release = await start();
    const output = await run(NOTE, { releaseId: release.id, attach: false });
    expect(fileOf('docs/releases/2.4.0.md')).toBe(output.markdown);
    expect(Object.keys(output).sort()).toEqual([
      'markdown',
      'openPlaces',
      'path',
      'releaseUrl',
      'title',
    ]);
    expect((await portal.engineer.release(release.id)).revision).toBe(
      release.revision,
    );
  });

  it.each([
    ['release/2024 final', 'release-2024-final'],
    ['../../etc/passwd', 'etc-passwd'],
    ['..', 'release'],
    ['v1.0.0+build.7', 'v1.0.0+build.7'],
    ['Ünïcode ✓', 'n-code-'],
  ])('makes a file name of the version %s', async (version, name) => {
    const { id } = await start({ version });
    const { path } = await run(NOTE, { releaseId: id });
    expect(path).toBe(`docs/releases/${name}.md`);
  });

  it('refuses an outsider in the words of the rule', async () => {
    const release = await start();
    await expectRefusal(
      release,
      run(NOTE, { releaseId: release.id }, { person: 'outsider' }),
      {
        name: 'NotAllowedError',
        code: 'not-owner',
        message: `Only an owner of ${PAYMENTS} may do this: group:default/portal-team`,
      },
    );
    expect(fs.existsSync(workspace.resolve('docs/releases/2.4.0.md'))).toBe(
      false,
    );
  });

  it('refuses a release of another entity, and names both', async () => {
    const release = await start();
    await expectRefusal(
      release,
      run(NOTE, { releaseId: release.id, entityRef: OTHER }),
      {
        name: 'InputError',
        message: `Release ${release.id} is one of ${PAYMENTS}, not of ${OTHER}`,
      },
    );
    expect(fs.readdirSync(workspace.path)).toEqual([]);
  });

  it.each([
    ['../outside.md', 'is not within the workspace'],
    ['/etc/release-notes.md', 'is not within the workspace'],
    ['a\u0000b.md', 'cannot be used'],
    ['link/note.md', 'is not within the workspace'],
    ['.', 'is that of a folder'],
    ['folder', 'is that of a folder'],
    ['file/note.md', 'cannot be used'],
  ])('refuses the path %j', async (path, said) => {
    workspace.setContent({ folder: {}, file: 'a file' });
    fs.symlinkSync('/tmp', workspace.resolve('link'));
    const release = await start();
    await expectRefusal(release, run(NOTE, { releaseId: release.id, path }), {
      name: 'InputError',
      message: expect.stringContaining(said),
    });
  });

  it('refuses more than 200 kB in one sentence', async () => {
    const release = await start();
    await expectRefusal(
      release,
      run(NOTE, { releaseId: release.id, markdown: 'é'.repeat(100_001) }),
      { name: 'InputError', message: 'markdown must have at most 200 kB' },
    );
  });

  it('refuses a draft in the place of a final note', async () => {
    const release = await start();
    await run(NOTE, { releaseId: release.id });
    await expectRefusal(
      release,
      run(NOTE, {
        releaseId: release.id,
        markdown: '# Notes\n\n\u27e6What changed?\u27e7',
      }),
      { name: 'ConflictError', code: 'document-not-final' },
    );
  });

  it('says that a release is not there', async () => {
    await expect(
      run(NOTE, { releaseId: '01JD9Q4W8Z6T3V5X7Y9A1B2C3D' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});

describe('release-gate:incident-report:create', () => {
  it('writes the report to the workspace, and attaches the same', async () => {
    const { id } = await start();
    const output = await run(REPORT, {
      releaseId: id,
      summary: 'Refunds were doubled.',
      impact: 'Nobody noticed.',
      detection: 'The ledger check.',
      rootCause: 'A retry without a key.',
      resolution: 'Rolled back.',
      prevention: 'A test.',
    });
    const attached = await portal.engineer.document(id, 'incident-report');
    expect(output).toEqual({
      path: 'docs/incidents/2.4.0.md',
      title: 'Incident report 2.4.0',
      markdown: attached,
      openPlaces: [],
      version: 1,
      documentUrl: `/release-gate/releases/${id}/documents/incident-report`,
      releaseUrl: `/release-gate/releases/${id}`,
    });
    expect(fileOf('docs/incidents/2.4.0.md')).toBe(attached);
    expect(attached).toContain('## Summary\n\nRefunds were doubled.');
  });

  it('says everything that is left open', async () => {
    const { id } = await start();
    const { openPlaces } = await run(REPORT, { releaseId: id });
    expect(openPlaces).toContain('What is done, by whom and until when?');
  });
});

describe('a task that is run again', () => {
  it.each([NOTE, REPORT])('attaches one version: %s', async action => {
    const { id } = await start();
    const input = { releaseId: id };
    const first = await run(action, input, { taskId: `again-${id}` });
    workspace.clear();
    const second = await run(action, input, { taskId: `again-${id}` });
    expect(second).toEqual(first);
    expect(fileOf(String(second.path))).toBe(first.markdown);
    expect((await portal.engineer.release(id)).documents).toHaveLength(1);
  });

  it('keeps what it attached, though the draft would be another one by now', async () => {
    const { id } = await start();
    const input = { releaseId: id };
    const first = await run(NOTE, input, { taskId: `moved-${id}` });
    const { revision } = await portal.engineer.release(id);
    await portal.engineer.amendRelease(id, {
      expectedRevision: revision,
      changes: { what: 'Refunds of vouchers', why: 'Forgotten' },
    });
    const second = await run(NOTE, input, { taskId: `moved-${id}` });
    expect(second).toEqual(first);
    expect(second.markdown).toContain('Refunds in parts');
    expect(fileOf('docs/releases/2.4.0.md')).toBe(first.markdown);
    expect((await portal.engineer.release(id)).documents).toHaveLength(1);
  });

  it('finds its own version among those of others', async () => {
    const { id } = await start();
    const step = { taskId: `own-${id}` };
    const first = await run(NOTE, { releaseId: id, knownIssues: 'One' }, step);
    const { revision } = await portal.engineer.release(id);
    await portal.engineer.amendRelease(id, {
      expectedRevision: revision,
      changes: { what: 'Refunds of vouchers', why: 'Forgotten' },
    });
    await run(NOTE, { releaseId: id }, { person: 'engineer-2' });
    expect(
      await run(NOTE, { releaseId: id, knownIssues: 'One' }, step),
    ).toEqual(first);
  });

  it('writes the file again from what a checkpoint remembers', async () => {
    const { id } = await start();
    const checkpoints = new Map<string, JsonValue | void>();
    const first = await run(NOTE, { releaseId: id }, { checkpoints });
    workspace.clear();
    // Under another task, so that no key of the API can help.
    const second = await run(NOTE, { releaseId: id }, { checkpoints });
    expect(second).toEqual(first);
    expect(fileOf('docs/releases/2.4.0.md')).toBe(first.markdown);
    expect((await portal.engineer.release(id)).documents).toHaveLength(1);
  });

  it('attaches a version for every step of it', async () => {
    const { id } = await start();
    for (const stepId of ['one', 'two']) {
      await run(NOTE, { releaseId: id }, { taskId: `steps-${id}`, stepId });
    }
    expect((await portal.engineer.release(id)).documents).toHaveLength(2);
  });
});

describe('a dry run', () => {
  it.each([NOTE, REPORT])(
    'writes the real draft and attaches nothing: %s',
    async action => {
      const { id } = await start();
      const before = await portal.historyOf(id);
      const dry = await run(action, { releaseId: id }, { isDryRun: true });
      expect(await portal.historyOf(id)).toEqual(before);
      expect(fileOf(String(dry.path))).toBe(dry.markdown);
      expect(await run(action, { releaseId: id })).toEqual(dry);
    },
  );

  it.each([NOTE, REPORT])(
    'stands in for a release that was not started: %s',
    async action => {
      const output = await run(
        action,
        { releaseId: 'dry-run', entityRef: PAYMENTS },
        { isDryRun: true },
      );
      expect(output).toMatchObject({ version: 1, openPlaces: [] });
      expect(fileOf(String(output.path))).toBe(output.markdown);
    },
  );

  it('still refuses a release of another entity', async () => {
    const { id } = await start();
    await expect(
      run(NOTE, { releaseId: id, entityRef: OTHER }, { isDryRun: true }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});

describe('release-gate:document:attach', () => {
  const input = (release: ReleaseJson): JsonObject => ({
    releaseId: release.id,
    kind: 'release-note',
    title: 'Notes',
  });

  it('attaches a file of the workspace', async () => {
    workspace.setContent({ 'notes.md': '\ufeff# Notes\r\n' });
    const release = await start();
    expect(
      await run(ATTACH, {
        ...input(release),
        path: 'notes.md',
        url: 'https://example.com/notes',
      }),
    ).toEqual({
      version: 1,
      documentUrl: `/release-gate/releases/${release.id}/documents/release-note`,
    });
    expect(await portal.engineer.document(release.id, 'release-note')).toBe(
      '# Notes\n',
    );
    const { documents } = await portal.engineer.release(release.id);
    expect(documents).toMatchObject([{ url: 'https://example.com/notes' }]);
  });

  it('attaches a text, once however often a task is run', async () => {
    const release = await start();
    const wanted = { ...input(release), markdown: '# Notes' };
    const taskId = `attach-${release.id}`;
    const first = await run(ATTACH, wanted, { taskId });
    await run(ATTACH, { ...input(release), markdown: '# Newer' });
    expect(await run(ATTACH, wanted, { taskId })).toEqual(first);
    const { documents } = await portal.engineer.release(release.id);
    expect(documents).toHaveLength(2);
  });

  it.each([
    [{}, 'Either path or markdown has to be given'],
    [{ path: 'notes.md', markdown: '# Notes' }, 'not both'],
    [{ path: 'lost.md' }, "The workspace has no file 'lost.md'"],
    [{ path: 'folder' }, "The workspace has no file 'folder'"],
    [{ path: '../../etc/passwd' }, 'is not within the workspace'],
    [{ path: 'picture.png' }, 'is not text in UTF-8'],
    [{ path: 'large.md' }, 'markdown must have at most 200 kB'],
    [{ markdown: '# \u0007' }, 'markdown must not hold control characters'],
    [{ markdown: '# Notes', url: 'file:///etc' }, 'url must be an http'],
    [{ markdown: '# Notes', entityRef: OTHER }, `not of ${OTHER}`],
  ])('refuses %j', async (more, said) => {
    workspace.setContent({
      folder: {},
      'notes.md': '# Notes',
      'picture.png': Buffer.from([0x89, 0x50, 0xff, 0xfe]),
      'large.md': 'x'.repeat(200_001),
    });
    const release = await start();
    await expectRefusal(release, run(ATTACH, { ...input(release), ...more }), {
      name: 'InputError',
      message: expect.stringContaining(said),
    });
  });

  it('refuses an outsider in the words of the rule', async () => {
    const release = await start();
    await expectRefusal(
      release,
      run(
        ATTACH,
        { ...input(release), markdown: '# Notes' },
        { person: 'outsider' },
      ),
      { name: 'NotAllowedError', code: 'not-owner' },
    );
  });

  it('changes nothing in a dry run, and tells which version it would be', async () => {
    const release = await start();
    await run(ATTACH, { ...input(release), markdown: '# Notes' });
    const before = await portal.historyOf(release.id);
    expect(
      await run(
        ATTACH,
        { ...input(release), markdown: '# More notes' },
        { isDryRun: true },
      ),
    ).toMatchObject({ version: 2 });
    expect(await portal.historyOf(release.id)).toEqual(before);
  });
});
