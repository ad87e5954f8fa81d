import { type Browser, type Page, expect } from '@playwright/test';
import { type DemoPerson, readDemoPeople } from './readDemoPeople';
import { signInAs } from './signInAs';

const PIPELINE_TOKEN = 'release-gate-demo-pipeline-token';

function personOf(id: string): DemoPerson {
  const person = readDemoPeople().find(
    ({ ref }) => ref === `user:default/${id}`,
  );
  if (!person) {
    throw new Error(`The demo has no ${id}`);
  }
  return person;
}

/** Opens the portal as one of the demo's people, in a browser of their own. */
export async function openAs(
  browser: Browser,
  id: string,
  theme: 'light' | 'dark' = 'light',
): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(
    chosen => window.localStorage.setItem('theme', chosen),
    theme,
  );
  const page = await context.newPage();
  await page.goto('/');
  await signInAs(page, personOf(id));
  return page;
}

/** What the pipeline of the demo does: it reports deployments, and asks the gate. */
export class Pipeline {
  readonly #page: Page;
  readonly #entityRef: string;

  constructor(page: Page, entityRef: string) {
    this.#page = page;
    this.#entityRef = entityRef;
  }

  async report(environment: string, commit: string): Promise<void> {
    const response = await this.#page.request.post(
      '/api/release-gate/deployments',
      {
        headers: { authorization: `Bearer ${PIPELINE_TOKEN}` },
        data: {
          entityRef: this.#entityRef,
          environment,
          commit,
          status: 'succeeded',
          url: 'https://ci.example.com/runs/1',
        },
      },
    );
    expect(response.status(), await response.text()).toBe(201);
  }

  async ask(commit: string): Promise<{
    readonly allowed: boolean;
    readonly reasons: readonly { readonly code: string }[];
  }> {
    const response = await this.#page.request.get('/api/release-gate/gate', {
      headers: { authorization: `Bearer ${PIPELINE_TOKEN}` },
      params: {
        entityRef: this.#entityRef,
        environment: 'production',
        commit,
      },
    });
    expect(response.status()).toBe(200);
    return response.json();
  }
}

/** The API as one of the demo's people calls it, without their browser. */
export class PersonApi {
  readonly #page: Page;
  readonly #person: DemoPerson;

  constructor(page: Page, id: string) {
    this.#page = page;
    this.#person = personOf(id);
  }

  async #headers(): Promise<{ readonly authorization: string }> {
    const response = await this.#page.request.get('/api/auth/demo/refresh', {
      headers: { 'x-demo-user': this.#person.ref },
    });
    expect(response.status(), await response.text()).toBe(200);
    const { backstageIdentity } = await response.json();
    return { authorization: `Bearer ${backstageIdentity.token}` };
  }

  /** Where the page of a release is. */
  async find(service: string, version: string): Promise<string> {
    const response = await this.#page.request.get(
      '/api/release-gate/releases',
      {
        headers: await this.#headers(),
        params: { entityRef: `component:default/${service}` },
      },
    );
    expect(response.status(), await response.text()).toBe(200);
    const { items } = (await response.json()) as {
      readonly items: readonly {
        readonly id: string;
        readonly version: string;
      }[];
    };
    const found = items.find(item => item.version === version);
    expect(found, `${service} ${version}`).toBeDefined();
    return `/release-gate/releases/${found?.id}`;
  }

  /** Attaches a document to the release whose page this is. */
  async attach(
    releasePage: string,
    document: {
      readonly kind: string;
      readonly title: string;
      readonly markdown: string;
    },
  ): Promise<void> {
    const response = await this.#page.request.post(
      `/api${releasePage}/documents`,
      { headers: await this.#headers(), data: document },
    );
    expect(response.status(), await response.text()).toBe(200);
  }
}
