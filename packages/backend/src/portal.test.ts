import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startBackend } from './testUtils/startBackend';

const SERVICE = 'component:default/time-sheets';
const WHAT = 'Weeks that are locked stay locked';

type Portal = Awaited<ReturnType<typeof startBackend>>;

/** Runs a template as the engineer, until its task has ended. */
async function runTemplate(portal: Portal, name: string, values: object) {
  // The catalog reads the templates after the start.
  const { body: task } = await portal.askUntil(
    ({ status }) => status === 201,
    'POST',
    '/scaffolder/v2/tasks',
    { templateRef: `template:default/${name}`, values },
  );
  const { body } = await portal.askUntil(
    ({ body: { status } }) => status === 'completed' || status === 'failed',
    'GET',
    `/scaffolder/v2/tasks/${task.id}`,
  );
  const { body: events } = await portal.ask(
    'GET',
    `/scaffolder/v2/tasks/${task.id}/events`,
  );
  return { status: body.status, ...events.at(-1).body };
}

/** Asks the portal's MCP server, which answers as a stream of one event. */
async function askAgentTools(portal: Portal, method: string, params: object) {
  const { text } = await portal.ask('POST', '/mcp-actions/v1', {
    jsonrpc: '2.0',
    id: 1,
    method,
    params,
  });
  return JSON.parse(text.slice(text.indexOf('data: ') + 6)).result;
}

describe('in a portal', () => {
  let folder: string;
  let portal: Portal;

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-portal-'));
    portal = await startBackend({
      folder,
      config: {
        search_collators_releaseGate_schedule: {
          frequency: { seconds: 2 },
          timeout: { minutes: 1 },
        },
      },
    });
  }, 180_000);

  afterAll(async () => {
    await portal.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('a release that a template starts is its user’s, with the scaffolder as the one who acts', async () => {
    const { output, status } = await runTemplate(portal, 'start-release', {
      entityRef: SERVICE,
      version: '1.0.0',
      commit: 'a1'.repeat(20),
      what: WHAT,
      why: 'Payroll asked',
    });
    expect(status).toBe('completed');
    const [, id] = /releases\/(\w+)$/.exec(output.links[0].url) ?? [];
    const { body } = await portal.call('GET', `/releases/${id}/events`);
    expect(body.items[0].actor).toEqual({
      type: 'user',
      ref: 'user:default/engineer',
      actor: 'plugin:scaffolder',
    });
  }, 120_000);

  it('a release note goes to the repository of the service by pull request', async () => {
    const { body } = await portal.call('GET', `/releases?entityRef=${SERVICE}`);
    const { output, status } = await runTemplate(portal, 'release-note', {
      releaseId: body.items[0].id,
      openPullRequest: true,
      repoUrl: 'github.com?owner=client-portal&repo=time-sheets',
    });
    expect(status).toBe('completed');
    const link = output.links.find(
      ({ title }: { readonly title: string }) =>
        title === 'Open the pull request',
    );
    const page = await (await fetch(link.url)).text();
    expect(page).toContain('docs/releases/1.0.0.md');
    expect(page).toContain(WHAT);
  }, 120_000);

  it('the search finds a release note by its words', async () => {
    const found = await portal.askUntil(
      ({ body }) => body.results?.length === 1,
      'GET',
      `/search/query?term=${encodeURIComponent(
        'payroll',
      )}&types[0]=release-gate`,
    );
    expect(found.body.results[0].document).toMatchObject({
      kind: 'release-note',
      service: 'time-sheets',
      phase: 'pre-deployment',
    });
  }, 120_000);

  it('agents can read where releases stand, and change nothing', async () => {
    const { tools } = await askAgentTools(portal, 'tools/list', {});
    expect(tools.length).toBeGreaterThan(0);
    for (const { name, annotations } of tools) {
      expect({ name, ...annotations }).toMatchObject({
        name: expect.stringMatching(/^release-gate\./),
        readOnlyHint: true,
        destructiveHint: false,
      });
    }
    const { content } = await askAgentTools(portal, 'tools/call', {
      name: 'release-gate.list-releases',
      arguments: { entityRef: SERVICE },
    });
    expect(JSON.parse(content[0].text).totalItems).toBe(1);
  }, 120_000);
});
