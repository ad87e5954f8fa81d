import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startBackend } from './testUtils/startBackend';
import {
  SICKNESSES,
  type SickProxy,
  startSickProxy,
} from './testUtils/startSickProxy';

jest.setTimeout(180_000);

const PIPELINE_TOKEN = 'release-gate-demo-pipeline-token';
const ENTITY = 'component:default/file-share';
const COMMIT = 'c1'.repeat(20);
/** Within which everybody is answered. */
const ANSWER_MS = 5_000;

const PARTS = ['catalog', 'permission'] as const;
type Part = (typeof PARTS)[number];

describe('while a part of the portal is ill', () => {
  let folder: string;
  let portal: Awaited<ReturnType<typeof startBackend>>;
  let proxies: Readonly<Record<Part, SickProxy>>;
  let token: string;
  let id: string;

  /** Undefined where no answer came in time. */
  const ask = async (
    as: string,
    method: string,
    where: string,
    body?: object,
  ) => {
    try {
      const response = await fetch(`${portal.url}/api/release-gate${where}`, {
        method,
        headers: {
          authorization: `Bearer ${as}`,
          'content-type': 'application/json',
          connection: 'close',
        },
        signal: AbortSignal.timeout(ANSWER_MS),
        ...(body && { body: JSON.stringify(body) }),
      });
      return {
        status: response.status,
        comesBack: response.headers.get('retry-after') !== null,
        body: await response.json(),
      };
    } catch {
      return undefined;
    }
  };
  const gate = () =>
    ask(
      PIPELINE_TOKEN,
      'GET',
      `/gate?entityRef=${ENTITY}&environment=production&commit=${COMMIT}`,
    );
  const page = () => ask(token, 'GET', `/releases/${id}`);
  const command = () =>
    ask(token, 'POST', `/releases/${id}/documents`, {
      kind: 'release-note',
      title: 'Notes',
      markdown: '# Notes',
    });
  const report = () =>
    ask(PIPELINE_TOKEN, 'POST', '/deployments', {
      entityRef: ENTITY,
      environment: 'staging',
      commit: COMMIT,
      status: 'succeeded',
    });
  const until = async <T>(
    holds: (answer: T) => boolean,
    question: () => Promise<T>,
  ): Promise<T> => {
    for (;;) {
      const answer = await question();
      if (holds(answer)) {
        return answer;
      }
    }
  };

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-sick-'));
    const [catalog, permission] = await Promise.all(PARTS.map(startSickProxy));
    proxies = { catalog, permission };
    portal = await startBackend({
      folder,
      config: {
        releaseGate_directory: { timeout: 'PT1S' },
        discovery_endpoints: PARTS.map(part => ({
          target: { internal: `${proxies[part].url}/api/{{pluginId}}` },
          plugins: [part],
        })),
      },
    });
    PARTS.forEach(part => proxies[part].leadTo(portal.url));
    const started = await portal.callUntil(
      ({ status }) => status === 201,
      'POST',
      '/releases',
      { entityRef: ENTITY, version: '7.0.0', commit: COMMIT },
    );
    ({ id } = started.body);
    token = await portal.tokenOf('engineer');
  });

  afterAll(async () => {
    await portal.kill();
    await Promise.all(PARTS.map(part => proxies[part].stop()));
    fs.rmSync(folder, { recursive: true, force: true });
  });

  describe.each(PARTS)('the %s', part => {
    afterEach(() => proxies[part].recover());

    it.each(SICKNESSES.filter(sickness => sickness !== 'slow'))(
      '(%s) the gate answers, a report is written down, and commands are to come back',
      async sickness => {
        proxies[part].fallIll(sickness);
        const refused = await until(answer => answer?.status !== 200, command);
        expect(refused).toMatchObject({ status: 503, comesBack: true });
        const answers = await Promise.all([gate(), report()]);
        expect(answers).toMatchObject([{ status: 200 }, { status: 201 }]);
        proxies[part].recover();
        expect(
          await until(answer => answer?.status !== 503, command),
        ).toMatchObject({ status: 200 });
        expect(
          await until(answer => answer?.status !== 503, page),
        ).toMatchObject({
          status: 200,
          body: { allowedActions: expect.arrayContaining(['amend']) },
        });
      },
    );

    it('(slow) everybody is answered as ever', async () => {
      proxies[part].fallIll('slow');
      const answers = await Promise.all([gate(), page(), command(), report()]);
      expect(answers.map(answer => answer?.status)).toEqual([
        200, 200, 200, 201,
      ]);
    });
  });

  it.each(SICKNESSES.filter(sickness => sickness !== 'slow'))(
    'a page is shown without actions, and says so, where it is the catalog (%s)',
    async sickness => {
      proxies.catalog.fallIll(sickness);
      const shown = await until(
        answer => answer?.body?.isCatalogSilent !== undefined,
        page,
      );
      expect(shown).toMatchObject({
        status: 200,
        body: { allowedActions: [] },
      });
      proxies.catalog.recover();
    },
  );
});
