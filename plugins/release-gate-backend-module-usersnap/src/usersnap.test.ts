import { isTrackerRejection } from 'backstage-plugin-release-gate-node';
import {
  checkedItem,
  checkedRelease,
  describeCheckProvider,
  describeTicketTracker,
} from 'backstage-plugin-release-gate-node/testUtils';
import { type Fault, signUsersnap } from 'vendor-stand-ins';
import {
  JWT_SECRET,
  PAYMENTS,
  PROJECT_ID,
  type Usersnap,
  WEBHOOK_TOKEN,
  feedback,
  startUsersnap,
} from './testUtils/startUsersnap';

let usersnap: Usersnap;

async function start(options: Parameters<typeof startUsersnap>[0] = {}) {
  usersnap = await startUsersnap(options);
  return usersnap;
}

/** Every request of every test is held against the vendor's document. */
async function stopAndJudge(): Promise<void> {
  const faults = usersnap.faults();
  await usersnap.stop();
  if (faults.length > 0) {
    throw new Error(`Not as UserSnap documents it: ${faults.join('; ')}`);
  }
}

const RECEIVED_AT_MS = Date.UTC(2026, 4, 12, 9);

/** A message as UserSnap signs it. */
function sign(body: Uint8Array) {
  const timestamp = String(RECEIVED_AT_MS);
  return {
    body,
    headers: {
      'x-usersnap-timestamp': timestamp,
      'x-usersnap-signature': signUsersnap(body, timestamp, WEBHOOK_TOKEN),
    },
    receivedAtMs: RECEIVED_AT_MS,
  };
}

describeTicketTracker(
  'UserSnap',
  { closes: false, webhook: { project: PROJECT_ID, sign } },
  async () => {
    const { server, tracker } = await start();
    const answers = (fault: Fault) => () => {
      server.fault = () => fault;
    };
    return {
      tracker,
      entityRef: PAYMENTS,
      put: (id, state) => {
        server.projects[0].feedbacks.push(
          feedback(Number(id), {
            status_type: state === 'closed' ? 'done' : 'open',
          }),
        );
      },
      refuse: answers({ status: 401, body: `{"msg":"${JWT_SECRET}"}` }),
      garble: answers({ status: 200, body: '{"status":true}' }),
      breakDown: answers({ status: 502, body: `<html>${JWT_SECRET}</html>` }),
      hang: answers('hang'),
      requests: () => server.requests.length,
      secrets: [JWT_SECRET, '<html>'],
      stop: stopAndJudge,
    };
  },
);

describe('feedback as tickets', () => {
  afterEach(stopAndJudge);

  it('is read by its number, with what a release needs and nothing of a person', async () => {
    const { tracker, call, server } = await start({
      feedbacks: [
        feedback(42, {
          status_type: 'in_progress',
          priority: 'high',
          text: '  Refunds are\n doubled ',
        }),
        feedback(43),
      ],
    });
    expect(await tracker.read({ entityRef: PAYMENTS, id: '42' }, call)).toEqual(
      {
        title: 'Refunds are doubled',
        state: 'in_progress',
        closed: false,
        priority: 'high',
        url: `${server.url}/l/feedback/${feedback(42).feedback_id}`,
      },
    );
  });

  it.each([
    ['done', true],
    ['DONE', true],
    ['in_progress', false],
    ['archived', false],
    [null, false],
  ])('in the state %s is closed: %s', async (state, closed) => {
    const { tracker, call } = await start({
      feedbacks: [feedback(1, { status_type: state })],
    });
    expect(
      (await tracker.read({ entityRef: PAYMENTS, id: '1' }, call))?.closed,
    ).toBe(closed);
  });

  it('without words is called by its number, and with many is cut', async () => {
    const { tracker, call } = await start({
      feedbacks: [
        feedback(1, { text: null }),
        feedback(2, { text: 'x'.repeat(500) }),
      ],
    });
    const read = (id: string) =>
      tracker.read({ entityRef: PAYMENTS, id }, call);
    expect((await read('1'))?.title).toBe('#1');
    expect((await read('2'))?.title).toHaveLength(120);
  });

  it.each(['PAY-1', '1 or 1'])(
    'that cannot be there is missing: %s',
    async id => {
      const { tracker, call } = await start({ feedbacks: [feedback(1)] });
      expect(
        await tracker.read({ entityRef: PAYMENTS, id }, call),
      ).toBeUndefined();
    },
  );

  it('is found by its state, newest change first, without the samples', async () => {
    const { tracker, call } = await start({
      feedbacks: [
        feedback(1),
        feedback(2, { status_type: 'done' }),
        feedback(3, { is_demo: true }),
        feedback(4),
      ],
    });
    const find = async (state: 'open' | 'closed') =>
      (
        await tracker.search({ entityRef: PAYMENTS, state, limit: 20 }, call)
      ).map(({ id }) => id);
    expect(await find('open')).toEqual(['4', '1']);
    expect(await find('closed')).toEqual(['2']);
  });

  it.each([
    ['component:default/projectless', 'No UserSnap project is known'],
    ['component:default/lost', 'UserSnap knows no project no-such-project'],
    ['component:default/climber', "'..' can be no id"],
  ])('of %s says what to correct', async (entityRef, message) => {
    const { tracker, call } = await start();
    const error = await tracker
      .read({ entityRef, id: '1' }, call)
      .catch(reason => reason);
    expect(isTrackerRejection(error)).toBe(true);
    expect(error.message).toContain(message);
  });

  it('needs the right secret, and never tells it', async () => {
    const { tracker, call } = await start({
      config: { jwtSecret: 'another-secret' },
    });
    const error = await tracker.health(call).catch(reason => reason);
    expect(isTrackerRejection(error)).toBe(true);
    expect(error.message).not.toContain('another-secret');
    expect(error.message).toContain('jwtSecret');
  });

  it('tells that all is well', async () => {
    const { tracker, call } = await start();
    expect(await tracker.health(call)).toEqual({
      status: 'ok',
      message: 'The JWT is accepted, and shows 1 project',
    });
  });
});

describe('the check for blockers', () => {
  afterEach(stopAndJudge);

  const run = ({ check, call }: Usersnap, entityRef = PAYMENTS) =>
    check.run({ ...checkedRelease, entityRef }, checkedItem, call);

  it.each([
    [
      'nothing is open',
      [feedback(1, { status_type: 'done', priority: 'high' })],
    ],
    ['what is open is not blocking', [feedback(1, { priority: 'low' })]],
    ['only a sample is', [feedback(1, { priority: 'high', is_demo: true })]],
  ])('passes where %s', async (_, feedbacks) => {
    expect(await run(await start({ feedbacks }))).toEqual({
      status: 'passing',
      message: 'No open feedback blocks it',
      basis: `project ${PROJECT_ID}`,
    });
  });

  it.each([
    ['priority', { priority: 'HIGH' }],
    ['label', { labels: [{ identifier: 'x', name: 'Blocker' }] }],
    [
      'identifier of a label',
      { labels: [{ identifier: 'blocker', name: 'x' }] },
    ],
  ])('fails by the %s of open feedback', async (_, more) => {
    const result = await run(await start({ feedbacks: [feedback(7, more)] }));
    expect(result).toMatchObject({
      status: 'failing',
      message: 'Open and blocking: #7',
    });
  });

  it('reads to the last page, also where the last one names a next', async () => {
    const feedbacks = Array.from({ length: 250 }, (_, index) =>
      feedback(index + 1),
    );
    feedbacks[249].priority = 'high';
    const started = await start({ feedbacks });
    expect((await run(started)).message).toBe('Open and blocking: #250');
    expect(started.server.requests).toHaveLength(3);
  });

  it('knows nothing when it does not come to the end', async () => {
    const started = await start({
      feedbacks: Array.from({ length: 150 }, (_, index) => feedback(index + 1)),
    });
    started.server.fault = ({ query }) =>
      query.after ? { status: 503 } : undefined;
    expect((await run(started)).status).toBe('unavailable');
  });

  it.each([
    ['cannot be asked', { isCatalogReachable: false }],
    ['has read nothing yet', { isCatalogEmpty: true }],
  ])(
    'counts as answering, and says nothing, while the catalog %s',
    async (_, options) => {
      const started = await start(options);
      for (const entityRef of [PAYMENTS, 'component:default/projectless']) {
        expect(started.check.answersFor(entityRef)).toBeUndefined();
        expect((await run(started, entityRef)).status).toBe('unavailable');
      }
      expect(started.server.requests).toEqual([]);
    },
  );

  it('answers for services with a project only', async () => {
    const started = await start();
    expect(started.check.answersFor(PAYMENTS)).toBe(true);
    expect(started.check.answersFor('component:default/projectless')).toBe(
      false,
    );
    expect((await run(started, 'component:default/lost')).status).toBe(
      'unavailable',
    );
  });
});

describeCheckProvider('the check for blockers', async () => {
  const { server, check, stop } = await startUsersnap({
    feedbacks: [feedback(1)],
  });
  const [project] = server.projects;
  const says = (priority: string | null, fault?: Fault) => () => {
    project.feedbacks[0].priority = priority;
    server.fault = fault && (() => fault);
  };
  return {
    provider: {
      ...check,
      id: check.id,
      itemKinds: check.itemKinds,
      run: (release, item, options) =>
        check.run({ ...release, entityRef: PAYMENTS }, item, options),
    },
    pass: says(null),
    fail: says('high'),
    garble: says(null, { status: 200, body: '<html>' }),
    breakDown: says(null, { status: 500 }),
    hang: says(null, 'hang'),
    secrets: [JWT_SECRET, 'somebody@example.com'],
    stop,
  };
});
