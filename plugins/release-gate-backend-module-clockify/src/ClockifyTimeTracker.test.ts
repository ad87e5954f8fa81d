import {
  type TrackedRelease,
  isTrackerRejection,
} from 'backstage-plugin-release-gate-node';
import { describeTimeTracker } from 'backstage-plugin-release-gate-node/testUtils';
import type { ClockifyEntry, Fault } from 'vendor-stand-ins';
import {
  API_KEY,
  COLLEAGUE,
  type Clockify,
  OWNER,
  PROJECT_ID,
  RELEASE_ID,
  hour,
  startClockify,
  tracked,
  workspace,
} from './testUtils/startClockify';

const MARKER = `[release:${RELEASE_ID}]`;
let clockify: Clockify;

async function start(options: Parameters<typeof startClockify>[0] = {}) {
  clockify = await startClockify(options);
  return clockify;
}

/** Every request of every test is held against the vendor's document. */
async function stopAndJudge(): Promise<void> {
  const faults = clockify.faults();
  await clockify.stop();
  if (faults.length > 0) {
    throw new Error(`Not as Clockify documents it: ${faults.join('; ')}`);
  }
}

/** The words of a refusal; an error of another kind fails the test. */
async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    reason => reason,
  );
  expect(isTrackerRejection(error)).toBe(true);
  expect(error.message).not.toContain(API_KEY);
  return error.message;
}

function entry(more: Partial<ClockifyEntry> = {}): ClockifyEntry {
  const timeInterval = {
    start: new Date(Date.now() - 1_800_000).toISOString(),
    end: new Date(Date.now() - 600_000).toISOString(),
  };
  return {
    id: '64c777ddd3fcab07cfbb210c',
    userId: COLLEAGUE.id,
    projectId: PROJECT_ID,
    tagIds: null,
    description: `By hand ${MARKER}`,
    billable: false,
    timeInterval,
    ...more,
  };
}

/** An instant before now: reports are asked for the last days only. */
function minutesAgo(minutes: number): string {
  const at = Date.now() - minutes * 60_000;
  return `${new Date(at).toISOString().slice(0, 19)}.000Z`;
}

describeTimeTracker('Clockify', async () => {
  const { server, tracker, workspace: space } = await start();
  const answers = (fault: Fault) => () => {
    server.fault = () => fault;
  };
  return {
    tracker,
    time: hour({ start: minutesAgo(90), end: minutesAgo(30) }),
    refuse: answers({ status: 401, body: `{"message":"No ${API_KEY}"}` }),
    garble: answers({ status: 200, body: `<html>${API_KEY}</html>` }),
    breakDown: answers({ status: 502, body: `<html>${API_KEY}</html>` }),
    hang: answers('hang'),
    loseAnswers: () => {
      server.faultAfter = ({ method, path }) =>
        method === 'POST' && path.endsWith('/time-entries')
          ? 'drop'
          : undefined;
    },
    recover: () => {
      server.faultAfter = undefined;
    },
    requests: () => server.requests.length,
    entries: () => space.entries.length,
    secrets: [API_KEY, '<html>'],
    stop: stopAndJudge,
  };
});

describe('logging time in Clockify', () => {
  afterEach(stopAndJudge);

  it('makes an entry with project, tag and marker, for the person of the key', async () => {
    const { tracker, call, workspace: space } = await start();
    const logged = await tracker.log(hour(), call);
    expect(space.tags).toMatchObject([{ name: 'release' }]);
    expect(space.entries).toMatchObject([
      {
        id: logged.trackerId,
        userId: OWNER.id,
        projectId: PROJECT_ID,
        tagIds: [space.tags[0].id],
        description: `Refunds ${MARKER}`,
        billable: true,
        timeInterval: {
          start: '2026-05-12T09:00:00Z',
          end: '2026-05-12T10:00:00Z',
        },
      },
    ]);
    // Users are never listed for the person of the key.
    expect(clockify.server.requests.map(({ path }) => path)).not.toContain(
      `/api/v1/workspaces/${space.id}/users`,
    );
    expect(tracker.place).toBe('Client Portal');
  });

  it.each([
    ['by the whole e-mail', 'user:default/colleague'],
    ['by the annotation', 'user:default/by-id'],
  ])('makes an entry for another person, found %s', async (_, person) => {
    const { tracker, call, workspace: space } = await start();
    // Clockify finds addresses that contain the text.
    space.users.push({
      id: 'ffffffffffffffffffffff01',
      email: 'the-colleague@example.com.au',
      name: 'Other',
    });
    await tracker.log(hour({ person }), call);
    expect(space.entries[0].userId).toBe(COLLEAGUE.id);
  });

  it('takes the project of the system where the service names none', async () => {
    const { tracker, call, workspace: space } = await start();
    await tracker.log(hour({ entityRef: 'component:default/in-system' }), call);
    expect(space.entries[0].projectId).toBe(PROJECT_ID);
  });

  it('asks for ids and settings once, not for every entry', async () => {
    const { tracker, call } = await start();
    await tracker.log(hour(), call);
    const before = clockify.taken;
    await tracker.log(
      hour({
        start: '2026-05-12T13:00:00.000Z',
        end: '2026-05-12T14:00:00.000Z',
      }),
      call,
    );
    // What was left behind, and the entry.
    expect(clockify.taken - before).toBe(2);
  });

  it('keeps the marker in a description of any length', async () => {
    const { tracker, call, workspace: space } = await start();
    await tracker.log(hour({ description: 'x'.repeat(5_000) }), call);
    const [{ description }] = space.entries;
    expect(description.length).toBeLessThanOrEqual(3_000);
    expect(description.endsWith(MARKER)).toBe(true);
  });

  it('goes without a tag where only admins make tags', async () => {
    const { tracker, call, server, workspace: space } = await start();
    server.fault = ({ method, path }) =>
      method === 'POST' && path.endsWith('/tags')
        ? { status: 403, body: '{"message":"Access Denied","code":501}' }
        : undefined;
    await tracker.log(hour(), call);
    expect(space.entries[0].tagIds).toBeNull();
  });

  it('uses a tag that somebody else made in between', async () => {
    const { tracker, call, server, workspace: space } = await start();
    server.fault = ({ method, path }) => {
      if (method === 'POST' && path.endsWith('/tags')) {
        space.tags.push({
          id: 'a'.repeat(24),
          name: 'release',
          archived: false,
        });
      }
      return undefined;
    };
    await tracker.log(hour(), call);
    expect(space.entries[0].tagIds).toEqual(['a'.repeat(24)]);
  });
});

describe('what Clockify will not take is said in one sentence that says what to change', () => {
  afterEach(stopAndJudge);

  const cases: readonly (readonly [
    string,
    Parameters<typeof startClockify>[0],
    Parameters<typeof hour>[0],
    string,
  ])[] = [
    [
      'a wrong key, or a wrong region',
      { config: { apiKey: 'wrong-key', region: 'eu' } },
      {},
      'Clockify does not accept releaseGate.clockify.apiKey: it is wrong, or it belongs to another region than eu',
    ],
    [
      'a workspace that the key does not see',
      { config: { workspaceId: 'b'.repeat(24) } },
      {},
      'The key sees no workspace of the id releaseGate.clockify.workspaceId',
    ],
    [
      'an unknown project',
      {},
      { entityRef: 'component:default/lost' },
      'The workspace has no project ffffffffffffffffffffffff',
    ],
    [
      'an archived project',
      {
        workspace: workspace({
          projects: [{ id: PROJECT_ID, name: 'Payments', archived: true }],
        }),
      },
      {},
      "The project 'Payments' is archived in Clockify",
    ],
    [
      'no project at all',
      {},
      { entityRef: 'component:default/projectless' },
      'No Clockify project is known for component:default/projectless',
    ],
    [
      'a person without an e-mail',
      {},
      { person: 'user:default/unknown' },
      'The catalog has neither an e-mail nor the annotation clockify.me/user-id for user:default/unknown',
    ],
    [
      'a person of whom only a part of an e-mail is found',
      {},
      { person: 'user:default/part' },
      'The workspace has no active user with the e-mail of user:default/part',
    ],
    [
      'two users with one e-mail',
      {
        workspace: workspace({
          users: [
            OWNER,
            COLLEAGUE,
            {
              ...COLLEAGUE,
              id: 'c'.repeat(24),
              email: 'COLLEAGUE@example.com',
            },
          ],
        }),
      },
      { person: 'user:default/colleague' },
      'Clockify has several users with the e-mail of user:default/colleague',
    ],
    [
      'a key that may not look up users',
      { workspace: workspace({ isAdmin: false }) },
      { person: 'user:default/colleague' },
      'The key may not look up the users of the workspace',
    ],
    [
      'a key that may not log for others',
      { workspace: workspace({ isAdmin: false }) },
      { person: 'user:default/by-id' },
      "The key may not log time for others in 'Client Portal': that needs the key of an owner or admin, and the Basic plan or above",
    ],
    [
      'a plan on which nobody logs for others',
      { workspace: workspace({ features: ['TIME_TRACKING'] }) },
      { person: 'user:default/by-id' },
      'The key may not log time for others',
    ],
    [
      'a workspace that requires tasks',
      { workspace: workspace({ settings: { forceTasks: true } }) },
      {},
      'The workspace requires a task with every entry',
    ],
    [
      'a day that is locked',
      {
        workspace: workspace({
          settings: { lockTimeEntries: '2026-05-13T00:00:00Z' },
        }),
      },
      {},
      'The workspace has locked its entries before 2026-05-13T00:00:00Z',
    ],
  ];

  it.each(cases)('%s', async (_, options, time, message) => {
    const { tracker, call, workspace: space } = await start(options);
    expect(await refusalOf(tracker.log(hour(time), call))).toContain(message);
    expect(space.entries).toEqual([]);
  });

  it('a workspace that requires tags, and a key that may not make the tag', async () => {
    const { tracker, call, server } = await start({
      workspace: workspace({ settings: { forceTags: true } }),
    });
    server.fault = ({ method, path }) =>
      method === 'POST' && path.endsWith('/tags')
        ? { status: 403, body: '{"message":"Access Denied","code":501}' }
        : undefined;
    expect(await refusalOf(tracker.log(hour(), call))).toContain(
      "may not make the tag 'release'",
    );
  });

  it('a refusal in the words of Clockify, without what it repeats of the key', async () => {
    const { tracker, call, server } = await start();
    server.fault = ({ method, path }) =>
      method === 'POST' && path.endsWith('/time-entries')
        ? { status: 400, body: `{"message":"No ${API_KEY}","code":501}` }
        : undefined;
    expect(await refusalOf(tracker.log(hour(), call))).toBe(
      'Clockify refused the entry: No …',
    );
  });
});

describe('finding logged time', () => {
  afterEach(stopAndJudge);

  const findingOf = async (
    entries: readonly Partial<ClockifyEntry>[],
    release: Partial<TrackedRelease> = {},
  ) => {
    const { tracker, call, workspace: space } = await start();
    space.tags.push({ id: 'd'.repeat(24), name: 'release', archived: false });
    space.entries.push(...entries.map(entry));
    return (await tracker.find([tracked(release)], call)).get(RELEASE_ID);
  };
  const between = (from: number, to: number): Partial<ClockifyEntry> => ({
    timeInterval: { start: minutesAgo(from), end: minutesAgo(to) },
  });

  it('an entry counts by the id of the release in its description, whoever made it', async () => {
    expect(await findingOf([{ tagIds: null }])).toEqual({
      found: true,
      message: '20 min logged in 1 entry',
    });
  });

  it.each<readonly [string, Partial<ClockifyEntry>]>([
    [
      'is still running',
      { timeInterval: { start: new Date().toISOString(), end: null } },
    ],
    ['ends before it starts', between(5, 10)],
    ['ends in the future', between(0, -30)],
    ['ended before the release began', between(100, 90)],
    ['was entered by hand and takes a second', between(10, 10 - 1 / 60)],
    ['is on another project', { projectId: 'e'.repeat(24) }],
    ['names another release', { description: '[release:01JOTHER]' }],
    [
      'names another release as well',
      { description: `${MARKER} [release:01JOTHER]` },
    ],
    [
      'is tagged and names another release',
      { tagIds: ['d'.repeat(24)], description: '[release:01JOTHER]' },
    ],
    [
      'is tagged and names no release',
      { tagIds: ['d'.repeat(24)], description: 'Deployed it' },
    ],
    ['names its id without the marker', { description: RELEASE_ID }],
  ])('an entry does not count when it %s', async (_, more) => {
    expect((await findingOf([more]))?.found).toBe(false);
  });

  it('what one release logged proves nothing for another one that its text was changed to name', async () => {
    const { tracker, call, workspace: space } = await start();
    space.entries.push(entry());
    const other = tracked({
      id: '01J00000000000000000000OTH',
      entries: [
        { trackerId: space.entries[0].id, person: 'user:default/engineer' },
      ],
    });
    const findings = await tracker.find([tracked(), other], call);
    expect(findings.get(RELEASE_ID)?.found).toBe(false);
    expect(findings.get(other.id)?.found).toBe(false);
  });

  it.each<readonly [string, Partial<ClockifyEntry>]>([
    ['no longer names it', { description: 'Lunch' }],
    ['was moved to another project', { projectId: 'e'.repeat(24) }],
  ])('what it logged itself proves nothing when it %s', async (_, more) => {
    const { tracker, call, workspace: space } = await start();
    space.entries.push(entry());
    const own = [
      { trackerId: space.entries[0].id, person: 'user:default/engineer' },
    ];
    const look = async () =>
      (await tracker.find([tracked({ entries: own })], call)).get(RELEASE_ID);
    expect((await look())?.found).toBe(true);
    space.entries.splice(0, 1, entry(more));
    expect((await look())?.found).toBe(false);
  });

  it('what is logged from here names no release but its own, whatever its words', async () => {
    const { tracker, call, workspace: space } = await start();
    await tracker.log(
      hour({ description: 'With [release:01JOTHER] and [RELEASE:01jother]' }),
      call,
    );
    expect(space.entries[0].description).toBe(`With  and ${MARKER}`);
  });

  it('many releases cost one report', async () => {
    const { tracker, call } = await start();
    const releases = Array.from({ length: 30 }, (_, index) =>
      tracked({ id: `01J${String(index).padStart(23, '0')}` }),
    );
    expect((await tracker.find(releases, call)).size).toBe(30);
    expect(clockify.taken).toBe(1);
  });

  it('reads a report to its last page', async () => {
    const { tracker, call, workspace: space } = await start();
    for (let index = 0; index < 400; index++) {
      space.entries.push(entry({ description: 'Something else' }));
    }
    space.entries.push(entry());
    expect((await tracker.find([tracked()], call)).get(RELEASE_ID)?.found).toBe(
      true,
    );
  });

  it('looks for its own entries by their ids where there are no reports', async () => {
    const {
      tracker,
      call,
      workspace: space,
    } = await start({
      workspace: workspace({ hasReports: false }),
    });
    space.entries.push(entry());
    const own = [
      { trackerId: space.entries[0].id, person: 'user:default/engineer' },
    ];
    const look = async () =>
      (await tracker.find([tracked({ entries: own })], call)).get(RELEASE_ID);
    expect((await look())?.found).toBe(true);
    space.entries.splice(0);
    expect((await look())?.found).toBe(false);
  });

  it('says nothing of a release of which nothing can be known', async () => {
    const { tracker, call } = await start({
      workspace: workspace({ hasReports: false }),
    });
    expect((await tracker.find([tracked()], call)).size).toBe(0);
    expect(
      (
        await tracker.find(
          [tracked({ entityRef: 'component:default/projectless' })],
          call,
        )
      ).size,
    ).toBe(0);
  });
});

describe('the health of the integration', () => {
  afterEach(stopAndJudge);

  it('is good when the key sees the workspace', async () => {
    const { tracker, call } = await start();
    expect(await tracker.health(call)).toEqual({
      status: 'ok',
      message: "The key is accepted, and the workspace is 'Client Portal'",
    });
  });
});
