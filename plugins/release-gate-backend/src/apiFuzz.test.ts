import { TestDatabases } from '@backstage/backend-test-utils';
import { wanderApi } from './testUtils/apiFuzz/wanderApi';
import { startReleaseGate } from './testUtils/startReleaseGate';
import {
  commitOf,
  deploy,
  requestApproval,
  startRelease,
} from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

/** `npm run fuzz -- --api` gives others. */
const SEED = Number(process.env.API_FUZZ_SEED ?? 20_261_126);
const STEPS = Number(process.env.API_FUZZ_STEPS ?? 1_000);

// A thousand requests one after the other, and more where more are asked for.
jest.setTimeout(60_000 + STEPS * 200);

describe.each(databases.eachSupportedId())('the API on %s', databaseId => {
  it(`answers whatever it is asked by its contract and without a fault (seed ${SEED}, ${STEPS} requests)`, async () => {
    const gate = await startReleaseGate({
      knex: await databases.init(databaseId),
      config: { monitoring: { window: { milliseconds: 1 } } },
    });
    await deploy(gate);
    await requestApproval(gate, { commit: commitOf('b'), version: '2.5.0' });
    await startRelease(gate, { commit: commitOf('c'), version: '2.6.0' });
    const { answers, objections } = await wanderApi(gate, {
      seed: SEED,
      steps: STEPS,
    });
    expect(objections).toEqual([]);
    // It gets somewhere: many operations have succeeded at least once.
    const succeeded = Object.entries(answers).filter(([, counts]) =>
      Object.keys(counts).some(status => Number(status) < 300),
    );
    expect(succeeded.length).toBeGreaterThan(14);
    await gate.stop();
  });
});
