import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import type { JsonObject } from '@backstage/types';
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'yaml';
import { scaffolderModuleReleaseGate } from './module';
import { newCommit, startRelease } from './testUtils/prepareRelease';
import {
  OTHER,
  PAYMENTS,
  type Portal,
  startPortal,
} from './testUtils/startPortal';

interface TemplateStep {
  readonly id: string;
  readonly action: string;
  readonly input: JsonObject;
}

type Template = Entity & {
  readonly spec: {
    readonly owner: string;
    readonly type: string;
    readonly parameters: readonly {
      readonly required?: readonly string[];
      readonly properties: JsonObject;
    }[];
    readonly steps: readonly TemplateStep[];
  };
};

const folder = resolvePackagePath(
  'backstage-plugin-scaffolder-backend-module-release-gate',
  'templates',
);

function templateOf(name: string): Template {
  return parse(fs.readFileSync(`${folder}/${name}/template.yaml`, 'utf8'));
}

const NAMES = ['start-release', 'release-note', 'incident-report'];
const templates = NAMES.map(templateOf);

/** Fails after two writes, as a task does whose process dies. */
const interrupted: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'interrupted', namespace: 'default' },
  spec: {
    type: 'release',
    steps: [
      {
        id: 'start',
        action: 'release-gate:release:create',
        input: {
          entityRef: OTHER,
          version: '1.0.0',
          commit: '${{ parameters.commit }}',
        },
      },
      {
        id: 'note',
        action: 'release-gate:release-note:create',
        input: { releaseId: '${{ steps.start.output.releaseId }}' },
      },
      {
        id: 'fail',
        action: 'release-gate:document:attach',
        input: {
          releaseId: '${{ steps.start.output.releaseId }}',
          kind: 'release-note',
          title: 'Notes',
          path: 'lost.md',
        },
      },
    ],
  },
};

let portal: Portal;
beforeAll(async () => {
  // The scaffolder takes plain objects only, and to Jest those of fetch are not: they are made outside its sandbox.
  jest
    .spyOn(Response.prototype, 'json')
    .mockImplementation(async function json(this: Response) {
      return JSON.parse(await this.text());
    });
  portal = await startPortal({
    config: {
      integrations: { github: [{ host: 'github.com', token: 'of-the-tests' }] },
    },
    features: [scaffolderPlugin, scaffolderModuleReleaseGate, githubModule],
    entities: [
      interrupted,
      ...templates.map(template => ({
        ...template,
        metadata: { ...template.metadata, namespace: 'default' },
      })),
    ],
  });
}, 60_000);
afterAll(() => portal.stop());

async function scaffolder<T>(
  path: string,
  body?: object,
  person = 'engineer',
): Promise<T> {
  const response = await fetch(`${portal.origin}/api/scaffolder/v2${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'content-type': 'application/json',
      authorization: mockCredentials.user.header(`user:default/${person}`),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
  }
  return response.json() as Promise<T>;
}

interface Outcome {
  readonly status: string;
  readonly log: string;
  readonly output: {
    readonly links: readonly { readonly title: string; readonly url: string }[];
    readonly text: readonly {
      readonly title: string;
      readonly content: string;
    }[];
  };
}

async function outcomeOf(taskId: string): Promise<Outcome> {
  for (;;) {
    const { status } = await scaffolder<{ readonly status: string }>(
      `/tasks/${taskId}`,
    );
    if (!['open', 'processing'].includes(status)) {
      const events = await scaffolder<
        readonly {
          readonly type: string;
          readonly body: { readonly message: string } & Partial<Outcome>;
        }[]
      >(`/tasks/${taskId}/events`);
      const { output = { links: [], text: [] } } =
        events.filter(({ type }) => type === 'completion').pop()?.body ?? {};
      const log = events.map(({ body }) => body.message).join('\n');
      return { status, log, output };
    }
    await delay(50);
  }
}

/** Runs a template as a person does in the portal. */
async function runTemplate(
  name: string,
  values: JsonObject,
  person?: string,
): Promise<Outcome & { readonly taskId: string }> {
  const { id } = await scaffolder<{ readonly id: string }>(
    '/tasks',
    { templateRef: `template:default/${name}`, values },
    person,
  );
  return { taskId: id, ...(await outcomeOf(id)) };
}

describe.each(templates.map(each => [each.metadata.name, each] as const))(
  'the template %s',
  (name, template) => {
    it('is a template of the team, of the type release', () => {
      expect(template).toMatchObject({
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        kind: 'Template',
        metadata: { name, title: expect.any(String) },
        spec: { owner: 'group:default/portal-team', type: 'release' },
      });
    });

    it('uses actions that there are, with inputs that they have', async () => {
      const actions = await scaffolder<
        readonly {
          readonly id: string;
          readonly schema: {
            readonly input: {
              readonly properties: JsonObject;
              readonly required?: readonly string[];
            };
          };
        }[]
      >('/actions');
      for (const { action, input } of template.spec.steps) {
        const found = actions.find(({ id }) => id === action);
        const { properties, required = [] } = found?.schema.input ?? {
          properties: {},
        };
        expect(Object.keys(properties)).toEqual(
          expect.arrayContaining(Object.keys(input)),
        );
        expect(Object.keys(input)).toEqual(
          expect.arrayContaining([...required]),
        );
      }
    });

    it('asks for nothing that it does not use', () => {
      const { parameters, steps } = template.spec;
      const used = JSON.stringify(steps);
      for (const { properties } of parameters) {
        for (const parameter of Object.keys(properties)) {
          expect(used).toContain(`parameters.${parameter}`);
        }
      }
    });
  },
);

describe('what the templates ask for', () => {
  const required = (name: string) =>
    templateOf(name).spec.parameters.flatMap(each => each.required ?? []);

  it.each([
    ['start-release', ['entityRef', 'version', 'commit', 'what', 'why']],
    ['release-note', ['releaseId']],
    ['incident-report', ['releaseId']],
  ])('%s cannot do without %j', (name, names) => {
    expect(required(name)).toEqual(names);
  });
});

describe('the template start-release', () => {
  const values = () => ({
    entityRef: PAYMENTS,
    version: '2.4.0',
    commit: newCommit(),
    what: 'Refunds in parts',
    why: 'Customers ask for them',
  });

  it('starts a release from what it cannot do without', async () => {
    const wanted = values();
    const { status, output } = await runTemplate('start-release', wanted);
    expect(status).toBe('completed');
    const { items } = await portal.engineer.releases({ entityRef: PAYMENTS });
    const { id, waitingFor } = items[0];
    expect(await portal.engineer.release(id)).toMatchObject({
      commit: wanted.commit,
      createdBy: 'user:default/engineer',
      changes: { what: wanted.what, why: wanted.why },
    });
    expect(output).toMatchObject({
      links: [
        { title: 'Open the release', url: `/release-gate/releases/${id}` },
        { title: 'Open the service', entityRef: PAYMENTS },
      ],
      text: [{ title: 'What comes next', content: waitingFor }],
    });
  });

  it('takes a title, and that the change is a routine one', async () => {
    await runTemplate('start-release', {
      ...values(),
      title: 'Dependencies',
      routine: true,
    });
    const { items } = await portal.engineer.releases({ entityRef: PAYMENTS });
    expect(items[0]).toMatchObject({ title: 'Dependencies', routine: true });
  });

  it('refuses a short commit before anything is run', async () => {
    await expect(
      runTemplate('start-release', { ...values(), commit: '4f1c9e0' }),
    ).rejects.toThrow(/^400/);
  });

  it('tells an outsider why not, in the words of the rule', async () => {
    const { status, log } = await runTemplate(
      'start-release',
      values(),
      'outsider',
    );
    expect(status).toBe('failed');
    expect(log).toContain(
      `NotAllowedError: Only an owner of ${PAYMENTS} may do this: group:default/portal-team`,
    );
  });
});

describe.each([
  ['release-note', 'What changed?'],
  ['incident-report', 'What is done, by whom and until when?'],
] as const)('the template %s', (kind, question) => {
  it('writes and attaches the document from a release alone, and says what is left open', async () => {
    const { id } = await startRelease(portal);
    const { status, output } = await runTemplate(kind, { releaseId: id });
    expect(status).toBe('completed');
    expect(output.links).toEqual([
      {
        title: 'Open the document',
        url: `/release-gate/releases/${id}/documents/${kind}`,
      },
      { title: 'Open the release', url: `/release-gate/releases/${id}` },
    ]);
    const [open, text] = output.text;
    expect(open.content).toContain(`- ${question}`);
    expect(text.content).toBe(await portal.engineer.document(id, kind));
  });

  it('shows only the document where nothing is left open', async () => {
    const { id } = await startRelease(portal);
    const answers = Object.fromEntries(
      templateOf(kind)
        .spec.parameters.flatMap(({ properties }) => Object.keys(properties))
        .filter(
          name => !['entityRef', 'releaseId', 'openPullRequest'].includes(name),
        )
        .map(name => [name, `Said of ${name}`]),
    );
    const { output } = await runTemplate(kind, {
      releaseId: id,
      entityRef: PAYMENTS,
      openPullRequest: false,
      ...answers,
    });
    expect(output.text).toHaveLength(1);
    const { documents } = await portal.engineer.release(id);
    expect(documents).toHaveLength(1);
    expect(documents[0]).not.toHaveProperty('openPlaces');
    for (const [name, said] of Object.entries(answers)) {
      expect(
        name === 'title' ? documents[0].title : output.text[0].content,
      ).toContain(said);
    }
  });

  it('asks for a repository only where a pull request is wanted', async () => {
    const { id } = await startRelease(portal);
    await expect(
      runTemplate(kind, { releaseId: id, openPullRequest: true }),
    ).rejects.toThrow(/^400/);
  });

  it('proposes the document and nothing else, as a dry run shows', async () => {
    const { id } = await startRelease(portal);
    const before = await portal.historyOf(id);
    const { directoryContents, output, log } = await scaffolder<{
      readonly directoryContents: readonly { readonly path: string }[];
      readonly output: Outcome['output'];
      readonly log: readonly { readonly body: { readonly message: string } }[];
    }>('/dry-run', {
      template: {
        ...templateOf(kind),
        metadata: { ...templateOf(kind).metadata, namespace: 'default' },
      },
      values: {
        releaseId: id,
        openPullRequest: true,
        repoUrl: 'github.com?owner=client-portal&repo=payments',
      },
      directoryContents: [],
    });
    const folderOf = {
      'release-note': 'releases',
      'incident-report': 'incidents',
    };
    expect(directoryContents.map(({ path }) => path)).toEqual([
      `docs/${folderOf[kind]}/2.4.0.md`,
    ]);
    expect(output.links.map(({ title }) => title)).toEqual([
      'Open the document',
      'Open the release',
      'Open the pull request',
    ]);
    const said = log.map(({ body }) => body.message).join('\n');
    expect(said).toContain(`"branchName": "${kind}-${id.toLowerCase()}"`);
    expect(said).toContain(`"sourcePath": "docs/${folderOf[kind]}"`);
    expect(await portal.historyOf(id)).toEqual(before);
  });
});

describe('a task that is tried again by hand', () => {
  it('starts no second release and attaches no second note', async () => {
    const { taskId, status, log } = await runTemplate('interrupted', {
      commit: newCommit(),
    });
    expect(status).toBe('failed');
    expect(log).toContain("InputError: The workspace has no file 'lost.md'");
    await scaffolder(`/tasks/${taskId}/retry`, {});
    const again = await outcomeOf(taskId);
    expect(again.log.match(/Beginning step release-gate/g)).toHaveLength(6);
    const { items } = await portal.engineer.releases({ entityRef: OTHER });
    expect(items).toHaveLength(1);
    const { documents } = await portal.engineer.release(items[0].id);
    expect(documents).toHaveLength(1);
  });
});
