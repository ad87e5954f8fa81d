import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { createPublishGithubPullRequestAction } from '@backstage/plugin-scaffolder-backend-module-github';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { GithubStandIn } from './GithubStandIn';
import { startGithubStandIn } from './startGithubStandIn';

const TOKEN = 'ghp_of-the-tests';
const NOTES = '# 2.4.0\n\nRélease <notes> & "more" 🚀\n';
const NOTES_PATH = 'docs/releases/2.4.0.md';

let github: GithubStandIn;
let workspacePath: string;

beforeEach(async () => {
  workspacePath = fs.mkdtempSync(path.join(os.tmpdir(), 'github-'));
  write(NOTES_PATH, NOTES);
  github = await startGithubStandIn({
    token: TOKEN,
    repositories: [
      {
        owner: 'acme',
        name: 'payments',
        files: { 'README.md': 'hello\n', 'docs/index.md': '# Docs\n' },
      },
    ],
  });
});

afterEach(async () => {
  await github.close();
  fs.rmSync(workspacePath, { recursive: true });
});

function write(file: string, content: string): void {
  const where = path.join(workspacePath, file);
  fs.mkdirSync(path.dirname(where), { recursive: true });
  fs.writeFileSync(where, content);
}

/** Runs Backstage's own action as its module does, and answers with its outputs. */
async function publish(
  more: Readonly<Record<string, string | boolean | readonly string[]>> = {},
  host = 'github.com',
): Promise<Readonly<Record<string, unknown>>> {
  const config = new ConfigReader({
    integrations: { github: [{ host, apiBaseUrl: github.url, token: TOKEN }] },
  });
  const integrations = ScmIntegrations.fromConfig(config);
  const action = createPublishGithubPullRequestAction({
    integrations,
    githubCredentialsProvider:
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    config,
  });
  const context = createMockActionContext({
    input: {
      repoUrl: `${host}?owner=acme&repo=payments`,
      branchName: 'release-notes/2.4.0',
      title: 'Release notes of 2.4.0',
      description: 'Written by the Release Gate.',
      ...more,
    },
    workspacePath,
  });
  const outputs: Record<string, unknown> = {};
  await action.handler({
    ...context,
    output: (name, value) => {
      outputs[name] = value;
    },
  });
  return outputs;
}

async function call(
  method: string,
  where: string,
  body?: object,
  authorization = `Bearer ${TOKEN}`,
) {
  const response = await fetch(`${github.url}${where}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const AT = '/repos/acme/payments';

async function shaOf(branch: string): Promise<string> {
  const { body } = await call('GET', `${AT}/git/ref/heads/${branch}`);
  return body.object.sha;
}

describe('the action publish:github:pull-request', () => {
  it.each(['github.com', 'github.acme.example', '127.0.0.1:3000'])(
    'opens a pull request with one file at the host %s',
    async host => {
      expect(await publish({}, host)).toEqual({
        targetBranchName: 'main',
        remoteUrl: `${github.url}/acme/payments/pull/1`,
        pullRequestNumber: 1,
      });
      expect(github.pullRequests('Acme', 'Payments')).toEqual([
        {
          number: 1,
          title: 'Release notes of 2.4.0',
          body: 'Written by the Release Gate.',
          head: 'release-notes/2.4.0',
          base: 'main',
          state: 'open',
          isDraft: false,
          htmlUrl: `${github.url}/acme/payments/pull/1`,
          reviewers: [],
          teamReviewers: [],
          assignees: [],
          files: [{ path: NOTES_PATH, status: 'added', content: NOTES }],
        },
      ]);
      expect(
        github.requests.map(request => `${request.method} ${request.path}`),
      ).toEqual([
        `GET ${AT}`,
        `GET ${AT}/commits`,
        `POST ${AT}/git/blobs`,
        `POST ${AT}/git/trees`,
        `POST ${AT}/git/commits`,
        'POST /graphql',
        `POST ${AT}/git/refs`,
        `POST ${AT}/pulls`,
      ]);
    },
  );

  it('leaves a head that can be read back', async () => {
    await publish({
      commitMessage: 'Add the notes',
      gitAuthorName: 'Ada',
      gitAuthorEmail: 'ada@acme.example',
    });
    const main = await shaOf('main');
    const head = await shaOf('release-notes/2.4.0');
    const commit = await call('GET', `${AT}/git/commits/${head}`);
    expect(commit.body).toMatchObject({
      message: 'Add the notes',
      author: { name: 'Ada', email: 'ada@acme.example' },
      parents: [{ sha: main }],
    });
    const { sha } = commit.body.tree;
    const tree = await call('GET', `${AT}/git/trees/${sha}?recursive=1`);
    expect(tree.body.tree.map((entry: { path: string }) => entry.path)).toEqual(
      ['README.md', 'docs/index.md', NOTES_PATH],
    );
    const blob = await call('GET', `${AT}/git/blobs/${tree.body.tree[2].sha}`);
    expect(Buffer.from(blob.body.content, 'base64').toString()).toBe(NOTES);
    const file = await call(
      'GET',
      `${AT}/contents/${NOTES_PATH}?ref=release-notes/2.4.0`,
    );
    expect(file.body).toMatchObject({
      type: 'file',
      path: NOTES_PATH,
      content: blob.body.content,
    });
    const { status } = await call('GET', `${AT}/contents/${NOTES_PATH}`);
    expect(status).toBe(404);
  });

  it('changes and removes files, against another branch than the default one', async () => {
    const main = await shaOf('main');
    await call('POST', `${AT}/git/refs`, { ref: 'refs/heads/next', sha: main });
    fs.rmSync(path.join(workspacePath, 'docs'), { recursive: true });
    write('README.md', 'hello again\n');
    expect(
      await publish({
        targetBranchName: 'next',
        filesToDelete: ['docs/index.md', 'nowhere.md'],
        draft: true,
      }),
    ).toMatchObject({ targetBranchName: 'next' });
    expect(github.pullRequests('acme', 'payments')).toMatchObject([
      {
        base: 'next',
        isDraft: true,
        files: [
          { path: 'README.md', status: 'modified', content: 'hello again\n' },
          { path: 'docs/index.md', status: 'removed', content: '' },
        ],
      },
    ]);
  });

  it('takes a file of 200 kB', async () => {
    const content = 'a'.repeat(200_000);
    write(NOTES_PATH, content);
    await publish();
    expect(github.pullRequests('acme', 'payments')).toMatchObject([
      { files: [{ path: NOTES_PATH, content }] },
    ]);
  });

  it('asks for reviewers and assignees', async () => {
    await publish({
      reviewers: ['ada'],
      teamReviewers: ['docs', 'docs'],
      assignees: ['grace'],
    });
    expect(github.pullRequests('acme', 'payments')).toMatchObject([
      { reviewers: ['ada'], teamReviewers: ['docs'], assignees: ['grace'] },
    ]);
  });

  it('does not open a second one for the same branch, unless it may update the first', async () => {
    await publish();
    await expect(publish()).rejects.toThrow(
      `Pull request already exists: ${github.url}/acme/payments/pull/1.`,
    );
    write(NOTES_PATH, '# Again\n');
    expect(await publish({ update: true, title: 'Again' })).toMatchObject({
      pullRequestNumber: 1,
    });
    expect(github.pullRequests('acme', 'payments')).toMatchObject([
      { title: 'Again', files: [{ path: NOTES_PATH, content: '# Again\n' }] },
    ]);
  });

  it('opens a new one on the branch of a closed one', async () => {
    await publish();
    await call('PATCH', `${AT}/pulls/1`, { state: 'closed' });
    expect(await publish()).toMatchObject({ pullRequestNumber: 2 });
    expect(
      github.pullRequests('acme', 'payments').map(({ state }) => state),
    ).toEqual(['closed', 'open']);
  });

  it('opens none where nothing changes and it need not', async () => {
    fs.rmSync(path.join(workspacePath, 'docs'), { recursive: true });
    write('README.md', 'hello\n');
    expect(await publish({ createWhenEmpty: false })).toEqual({});
    expect(github.pullRequests('acme', 'payments')).toEqual([]);
  });

  it.each([
    ['a wrong token', { token: 'ghp_other' }, 'Bad credentials'],
    [
      'an unknown repository',
      { repoUrl: 'github.com?owner=acme&repo=other' },
      'Not Found',
    ],
    ['an unknown target', { targetBranchName: 'other' }, 'Not Found'],
    [
      'a name that no branch may have',
      { branchName: 'release 2.4.0' },
      'refs/heads/release 2.4.0 is not a valid ref name.',
    ],
    [
      'a branch below another one',
      { branchName: 'main/2.4.0' },
      'Reference update failed',
    ],
    [
      'a description beyond the limit',
      { description: 'a'.repeat(65_537) },
      'body is too long (maximum is 65536 characters)',
    ],
  ])('fails with %s', async (_, more, message) => {
    await expect(publish(more)).rejects.toThrow(message);
    expect(github.pullRequests('acme', 'payments')).toEqual([]);
  });
});

describe('the API', () => {
  it.each([`token ${TOKEN}`, `Bearer ${TOKEN}`])('takes %s', async header => {
    expect(await call('GET', AT, undefined, header)).toMatchObject({
      status: 200,
      body: { full_name: 'acme/payments', default_branch: 'main' },
    });
  });

  it.each(['', 'Bearer other', `Basic ${TOKEN}`])(
    'does not take "%s"',
    async header => {
      expect(await call('GET', AT, undefined, header)).toEqual({
        status: 401,
        body: {
          message: 'Bad credentials',
          documentation_url: 'https://docs.github.com/rest',
          status: '401',
        },
      });
    },
  );

  it('names blobs and trees as Git does', async () => {
    const { body } = await call('GET', `${AT}/git/trees/main?recursive=1`);
    expect(body).toMatchObject({
      sha: 'f5050c7e5dcb3371d0fff69ca6dfeb1660da8cc0',
      tree: [
        { path: 'README.md', sha: 'ce013625030ba8dba906f756967f9e9ca394464a' },
        {
          path: 'docs/index.md',
          sha: 'd0fa60edab3510b80d03fa4af708bea7a61cc4cd',
        },
      ],
    });
  });

  it('does not know other repositories', async () => {
    expect(await call('GET', '/repos/acme/other')).toEqual({
      status: 404,
      body: {
        message: 'Not Found',
        documentation_url:
          'https://docs.github.com/rest/repos/repos#get-a-repository',
        status: '404',
      },
    });
  });

  it('says by GraphQL which repository it does not know', async () => {
    const query =
      'query { repository(name: $repo) { ref(qualifiedName: $head) { associatedPullRequests(first: 1) { edges { node { id } } } } } }';
    const variables = { owner: 'acme', repo: 'other', head: 'main' };
    expect(await call('POST', '/graphql', { query, variables })).toMatchObject({
      status: 200,
      body: { data: { repository: null }, errors: [{ type: 'NOT_FOUND' }] },
    });
    expect(
      await call('POST', '/graphql', { query: '{ viewer { login } }' }),
    ).toMatchObject({ status: 200, body: { errors: [{}] } });
  });

  it('refuses what is there already', async () => {
    await publish();
    const sha = await shaOf('main');
    const ref = 'refs/heads/release-notes/2.4.0';
    expect(await call('POST', `${AT}/git/refs`, { ref, sha })).toEqual({
      status: 422,
      body: {
        message: 'Reference already exists',
        documentation_url:
          'https://docs.github.com/rest/git/refs#create-a-reference',
        status: '422',
      },
    });
    expect(
      await call('POST', `${AT}/pulls`, {
        title: 'Another one',
        head: 'release-notes/2.4.0',
        base: 'main',
      }),
    ).toEqual({
      status: 422,
      body: {
        message: 'Validation Failed',
        errors: [
          {
            resource: 'PullRequest',
            code: 'custom',
            message:
              'A pull request already exists for acme:release-notes/2.4.0.',
          },
        ],
        documentation_url:
          'https://docs.github.com/rest/pulls/pulls#create-a-pull-request',
        status: '422',
      },
    });
  });

  it.each([
    [
      'without a title',
      { title: '', head: 'next', base: 'main' },
      { code: 'missing_field', field: 'title' },
    ],
    [
      'without its head',
      { title: 'a', head: 'other', base: 'main' },
      { code: 'invalid', field: 'head' },
    ],
    [
      'of a fork',
      { title: 'a', head: 'somebody:next', base: 'main' },
      { code: 'invalid', field: 'head' },
    ],
    [
      'without its base',
      { title: 'a', head: 'next', base: 'other' },
      { code: 'invalid', field: 'base' },
    ],
    [
      'without commits',
      { title: 'a', head: 'acme:next', base: 'main' },
      { code: 'custom', message: 'No commits between main and next' },
    ],
  ])('opens no pull request %s', async (_, asked, error) => {
    const sha = await shaOf('main');
    await call('POST', `${AT}/git/refs`, { ref: 'refs/heads/next', sha });
    expect(await call('POST', `${AT}/pulls`, asked)).toMatchObject({
      status: 422,
      body: {
        message: 'Validation Failed',
        errors: [{ resource: 'PullRequest', ...error }],
      },
    });
  });

  it('moves a branch back only by force', async () => {
    await publish();
    const sha = await shaOf('main');
    const where = `${AT}/git/refs/heads/release-notes/2.4.0`;
    expect(await call('PATCH', where, { sha })).toMatchObject({
      status: 422,
      body: { message: 'Update is not a fast forward' },
    });
    expect(await call('PATCH', where, { sha, force: true })).toMatchObject({
      status: 200,
      body: { object: { sha } },
    });
  });

  it.each([
    ['/a.md', 'tree.path cannot start with a slash'],
    ['a/../b.md', 'tree.path contains a malformed path component'],
  ])('makes no tree with the path %s', async (where, message) => {
    const tree = [{ path: where, mode: '100644', content: 'a' }];
    expect(await call('POST', `${AT}/git/trees`, { tree })).toMatchObject({
      status: 422,
      body: { message },
    });
  });

  it('lists pull requests by state, head and base, in pages', async () => {
    await publish();
    await publish({ branchName: 'second' });
    const numbers = async (query: string) => {
      const { body } = await call('GET', `${AT}/pulls?${query}`);
      return body.map(({ number }: { number: number }) => number);
    };
    expect(await numbers('')).toEqual([2, 1]);
    expect(await numbers('head=acme:second')).toEqual([2]);
    expect(await numbers('base=other')).toEqual([]);
    expect(await numbers('state=closed')).toEqual([]);
    expect(await numbers('per_page=1&page=2')).toEqual([1]);
    const first = await fetch(`${github.url}${AT}/pulls?per_page=1`, {
      headers: { authorization: `token ${TOKEN}` },
    });
    expect(first.headers.get('link')).toBe(
      `<${github.url}${AT}/pulls?per_page=1&page=2>; rel="next"`,
    );
  });

  it('says what it cannot read', async () => {
    const response = await fetch(`${github.url}${AT}/git/refs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      message: 'Problems parsing JSON',
    });
  });
});

describe('the pages', () => {
  it('show a pull request, and nothing of it as HTML', async () => {
    const { remoteUrl } = await publish({
      title: '<script>alert(1)</script>',
      description: `<img src="x" onerror='alert(1)'>`,
    });
    const response = await fetch(String(remoteUrl));
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
    const html = await response.text();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; #1');
    expect(html).toContain(
      '&lt;img src=&quot;x&quot; onerror=&#39;alert(1)&#39;&gt;',
    );
    expect(html).toContain('Rélease &lt;notes&gt; &amp; &quot;more&quot; 🚀');
    expect(html).toContain(NOTES_PATH);
    expect(html).not.toMatch(/<script|<img|<notes/);
  });

  it('list the pull requests of a repository', async () => {
    await publish();
    const list = await fetch(`${github.url}/acme/payments`);
    expect(await list.text()).toContain(
      '<a href="/acme/payments/pull/1">Release notes of 2.4.0 #1</a> open',
    );
    const other = await fetch(`${github.url}/acme/payments/pull/7`);
    expect(other.status).toBe(404);
  });
});
