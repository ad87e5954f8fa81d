import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  PAYMENTS,
  type ReleaseGate,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import {
  commitOf,
  decide,
  requestApproval,
  startRelease,
} from './testUtils/walkThrough';

/** Something that answers, until it stands still: then no question ends. */
class Switch {
  isStill = false;
  readonly #waiting: (() => void)[] = [];

  async pass<T>(answer: () => Promise<T>): Promise<T> {
    if (this.isStill) {
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve);
      });
    }
    return answer();
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Answers again, also what was asked meanwhile. */
  move(): void {
    this.isStill = false;
    this.#waiting.splice(0).forEach(go => go());
  }
}

/** The real framework allows services without asking anybody. */
function isUser({ principal }: BackstageCredentials): boolean {
  return (principal as { readonly type: string }).type === 'user';
}

const TIMEOUT = { milliseconds: 300 };
const gatePath = `/gate?entityRef=${PAYMENTS}&environment=production&commit=${commitOf(
  'a',
)}`;
const report = {
  entityRef: PAYMENTS,
  environment: 'production',
  commit: commitOf('a'),
  status: 'started',
};

describe('while the catalog answers nothing', () => {
  const catalog = new Switch();
  let gate: ReleaseGate;
  let id: string;

  beforeAll(async () => {
    gate = await startReleaseGate({
      isIdle: true,
      config: { directory: { timeout: TIMEOUT } },
      through: { catalog: answer => catalog.pass(answer) },
    });
    const release = await requestApproval(gate);
    id = release.id;
    await decide(gate, release, 'approved');
    catalog.isStill = true;
  });

  afterAll(async () => {
    catalog.move();
    await gate.stop();
  });

  const amend = (title: string) =>
    gate
      .user('engineer')
      .patch(`/releases/${id}`, { title, expectedRevision: 1 });

  it('a command is answered with 503 and when to come back, and changes nothing', async () => {
    const { status, headers, body } = await amend('Refunds');
    expect([status, headers['retry-after']]).toEqual([503, '5']);
    expect(body.error.message).toMatch(/^The catalog cannot be asked/);
  });

  it('a report is written down', async () => {
    const { status } = await gate.pipeline.post('/deployments', report);
    expect(status).toBe(201);
  });

  it('the gate answers from the history', async () => {
    const { status, body } = await gate.pipeline.get(gatePath);
    expect([status, body.allowed]).toEqual([200, true]);
  });

  it('pages are shown without actions', async () => {
    for (const path of [`/releases/${id}`, `/summary?entityRef=${PAYMENTS}`]) {
      // Somebody of whom nothing was read a moment ago.
      const { status, body } = await gate.user('engineer-2').get(path);
      expect([status, body.allowedActions, body.isCatalogSilent]).toEqual([
        200,
        [],
        true,
      ]);
    }
  });

  it('nobody is made to wait for it any more once it was silent three times, and it is asked again by itself', async () => {
    const asked = catalog.waiting;
    for (let time = 1; time <= 5; time++) {
      expect((await amend('Refunds')).status).toBe(503);
    }
    expect(catalog.waiting - asked).toBeLessThan(5);
    catalog.move();
    let status = 503;
    while (status === 503) {
      ({ status } = await amend('Refunds'));
    }
    // The release has moved on meanwhile: that is an answer again.
    expect(status).toBe(409);
    const { body } = await gate.user('engineer').get(`/releases/${id}`);
    expect(body.allowedActions).not.toEqual([]);
    expect(body.isCatalogSilent).toBeUndefined();
  });
});

describe('while somebody waits for the platform', () => {
  it('nothing else that happens to the service waits with them', async () => {
    const people = new Switch();
    const gate = await startReleaseGate({
      isIdle: true,
      through: { catalog: answer => people.pass(answer) },
    });
    const release = await startRelease(gate);
    people.isStill = true;
    let isAnswered = false;
    const waiting = gate
      .user('engineer')
      .post(`/releases/${release.id}/items/tests-passing/complete`, {})
      .then(answer => {
        isAnswered = true;
        return answer.status;
      });
    while (people.waiting === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    const { status } = await gate.pipeline.post('/deployments', {
      ...report,
      environment: 'development',
    });
    expect([status, isAnswered]).toEqual([201, false]);
    people.move();
    expect(await waiting).toBe(200);
    await gate.stop();
  });
});

describe('while the platform does not say who somebody is or what they may', () => {
  it.each(['permissions', 'catalog'] as const)(
    'a person is answered with 503 when %s stand still, and afterwards as before',
    async silent => {
      const service = new Switch();
      const gate = await startReleaseGate({
        isIdle: true,
        config: { directory: { timeout: TIMEOUT } },
        ...(silent === 'catalog'
          ? { through: { catalog: answer => service.pass(answer) } }
          : {
              features: [
                mockServices.permissions.mock({
                  authorize: async (asked, { credentials }) => {
                    const allowed = async () =>
                      asked.map(() => ({
                        result: AuthorizeResult.ALLOW as AuthorizeResult.ALLOW,
                      }));
                    return isUser(credentials)
                      ? service.pass(allowed)
                      : allowed();
                  },
                }).factory,
              ],
            }),
      });
      const start = () =>
        gate.user('engineer').post('/releases', {
          entityRef: PAYMENTS,
          version: '2.4.0',
          commit: commitOf('a'),
        });
      service.isStill = true;
      for (let time = 1; time <= 4; time++) {
        const { status, headers } = await start();
        expect([status, headers['retry-after']]).toEqual([503, '5']);
      }
      // Nobody has to be asked about a service, so the pipeline goes on.
      expect((await gate.pipeline.get(gatePath)).status).toBe(200);
      service.move();
      let again = 503;
      while (again === 503) {
        again = (await start()).status;
      }
      expect(again).toBe(201);
      await gate.stop();
    },
  );
});
