import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  type DecisionRecord,
  type EntityEvent,
  type GateAnswerJson,
  type PolicySeen,
  type ReleaseEvent,
  policyDigest,
  replayRecord,
  verifyChain,
} from 'backstage-plugin-release-gate-common';
import type { Knex } from 'knex';
import { readSettings } from './config/readSettings';
import { DatabasePolicyLog, POLICY_STREAM } from './database/DatabasePolicyLog';
import type { DbEventsRow } from './database/tables';
import {
  PAYMENTS,
  type ReleaseGate,
  catalogEntities,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import {
  commitOf,
  decide,
  deploy,
  requestApproval,
  startRelease,
} from './testUtils/walkThrough';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const NOW = '2026-05-12T08:00:00.000Z';

/** The service in a system, and owned by another team than before. */
const movedEntities = catalogEntities.map(entity =>
  entity.metadata.name === 'payments'
    ? {
        ...entity,
        relations: [
          { type: 'ownedBy', targetRef: 'group:default/other-team' },
          { type: 'partOf', targetRef: 'system:default/client-portal' },
        ],
      }
    : entity,
);

function policyOf(config: object) {
  const { policy } = readSettings(
    new ConfigReader({ releaseGate: config }),
    'production',
  );
  return policy;
}

/** The events of a stream as the database holds them, proven to be whole. */
async function streamOf<E>(knex: Knex, streamId: string) {
  const rows = await knex<DbEventsRow>('events')
    .where('stream_id', streamId)
    .orderBy('sequence');
  const verified = verifyChain(streamId, rows);
  if ('broken' in verified) {
    throw new Error(`${streamId} is broken: ${verified.broken.reason}`);
  }
  return verified.contents as readonly unknown[] as readonly E[];
}

/** Every kept denial with its record, in the order in which they were kept. */
async function keptDenials(knex: Knex) {
  const rows = await knex<DbEventsRow>('events')
    .where('type', 'gate-denied')
    .orderBy('position')
    .select('body');
  return rows.map(
    ({ body }) =>
      JSON.parse(body).data as {
        readonly reasons: readonly string[];
        readonly record: DecisionRecord;
      },
  );
}

/** Answers a record again from nothing but what the database holds. */
async function replayed(knex: Knex, record: DecisionRecord) {
  const seen = await streamOf<PolicySeen>(knex, POLICY_STREAM);
  const found = seen.find(({ data }) => data.digest === record.policyDigest);
  if (!found) {
    throw new Error(`No policy ${record.policyDigest}`);
  }
  const { entityRef, releaseId } = record;
  const history = {
    whole: true as const,
    entity: await streamOf<EntityEvent>(knex, `entity:${entityRef}`),
    releases: releaseId
      ? {
          [releaseId]: await streamOf<ReleaseEvent>(
            knex,
            `release:${releaseId}`,
          ),
        }
      : {},
  };
  return replayRecord(record, history, found.data.policy);
}

/** Asks the gate, and waits until the denial is kept. */
async function isDenied(
  knex: Knex,
  gate: ReleaseGate,
  question: {
    readonly environment: string;
    readonly commit: string;
    readonly explain?: 'true';
  },
) {
  const before = (await keptDenials(knex)).length;
  const query = new URLSearchParams({ entityRef: PAYMENTS, ...question });
  const { body } = await gate.pipeline.get(`/gate?${query}`);
  // The test's own time limit ends it.
  while ((await keptDenials(knex)).length === before) {
    await new Promise(resolve => setImmediate(resolve));
  }
  return body;
}

/** What was asked for an environment that is not declared is not kept. */
function asKept({
  message,
  ...reason
}: GateAnswerJson['reasons'][number]): GateAnswerJson['reasons'][number] {
  return { ...reason, message: message.replace("'moon'", "'(undeclared)'") };
}

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it('every kept denial is answered again from the history alone', async () => {
    const knex = await databases.init(databaseId);
    const gate = await startReleaseGate({ knex });
    const production = { environment: 'production', commit: commitOf('a') };
    const answers: GateAnswerJson[] = [];
    const ask = async (question: typeof production) => {
      answers.push(await isDenied(knex, gate, question));
    };
    await startRelease(gate, { commit: commitOf('b') });
    await ask({ environment: 'production', commit: commitOf('b') });
    await ask({ environment: 'staging', commit: commitOf('b') });
    await ask({ environment: 'moon', commit: commitOf('b') });
    const requested = await requestApproval(gate, { commit: commitOf('a') });
    await ask(production);
    await decide(gate, requested, 'rejected');
    await ask(production);
    const { id } = await deploy(gate, { commit: commitOf('c') });
    await ask({ environment: 'production', commit: commitOf('c') });
    await gate.user('engineer').post(`/releases/${id}/rollback`, {
      reason: 'Refunds are doubled',
      restoredVersion: '2.3.0',
      usersAffected: false,
    });
    await ask({ environment: 'production', commit: commitOf('c') });
    await gate.stop();

    const kept = await keptDenials(knex);
    expect(kept).toHaveLength(answers.length);
    for (const [index, { reasons, record }] of kept.entries()) {
      const again = await replayed(knex, record);
      const { allowed, reasons: given, releaseId } = answers[index];
      expect(again).toMatchObject({
        answer: { allowed, reasons: given.map(asKept), releaseId },
        conditions: record.conditions,
      });
      expect(reasons).toEqual([...new Set(given.map(({ code }) => code))]);
    }
    expect(new Set(kept.map(({ record }) => record.id)).size).toBe(kept.length);
  });

  it('a denial keeps what the catalog said of the entity', async () => {
    const knex = await databases.init(databaseId);
    const gate = await startReleaseGate({ knex });
    const requested = await requestApproval(gate);
    await decide(gate, requested, 'approved');
    await gate.stop();
    const moved = await startReleaseGate({ knex, entities: movedEntities });
    const { commit } = requested;
    await isDenied(knex, moved, { environment: 'production', commit });
    await moved.stop();

    const [{ reasons, record }] = await keptDenials(knex);
    expect(reasons).toEqual(['approval-voided']);
    expect(record.facts).toMatchObject({
      entityKnown: true,
      system: 'system:default/client-portal',
      freezes: [],
    });
    expect(await replayed(knex, record)).toMatchObject({
      answer: { allowed: false, reasons: [{ code: 'approval-voided' }] },
      conditions: record.conditions,
    });
  });

  it('an answer that is explained comes with its record, which a denial keeps', async () => {
    const knex = await databases.init(databaseId);
    const gate = await startReleaseGate({ knex });
    const { id, commit, revision } = await startRelease(gate);
    const question = { environment: 'production', commit };
    const denied = await isDenied(knex, gate, { ...question, explain: 'true' });
    const [{ record }] = await keptDenials(knex);
    expect(denied.record).toEqual(record);
    expect(record).toMatchObject({
      releaseId: id,
      releaseRevision: revision,
      facts: { owner: 'group:default/portal-team', system: 'none' },
    });
    const { body } = await gate.pipeline.get(`/releases/${id}`);
    expect(body.revision).toBe(revision);
    const query = new URLSearchParams({ entityRef: PAYMENTS, ...question });
    const plain = await gate.pipeline.get(`/gate?${query}`);
    expect(plain.body.record).toBeUndefined();
    const allowed = await gate.pipeline.get(
      `/gate?entityRef=${PAYMENTS}&environment=development&commit=${commit}&explain=true`,
    );
    expect(allowed.body).toMatchObject({ allowed: true });
    expect(await replayed(knex, allowed.body.record)).toMatchObject({
      answer: { allowed: true },
      conditions: allowed.body.record.conditions,
    });
    await gate.stop();
  });

  it('requests and deployments name a policy that is kept', async () => {
    const knex = await databases.init(databaseId);
    const gate = await startReleaseGate({ knex });
    await deploy(gate);
    await gate.stop();
    const [{ data }] = await streamOf<PolicySeen>(knex, POLICY_STREAM);
    const rows = await knex<DbEventsRow>('events')
      .whereIn('type', ['approval-requested', 'deployment-recorded'])
      .select('body');
    expect(rows).toHaveLength(5);
    for (const { body } of rows) {
      expect(JSON.parse(body).data.policyDigest).toBe(data.digest);
    }
    expect(policyDigest(data.policy)).toBe(data.digest);
  });

  it('a policy is kept once by however many replicas, and another one beside it', async () => {
    const knex = await databases.init(databaseId);
    await (await startReleaseGate({ knex })).stop();
    const policies = [
      policyOf({ approvers: ['group:default/one'] }),
      policyOf({ approvers: ['group:default/two'] }),
    ];
    await Promise.all(
      [...policies, ...policies, ...policies].map(policy =>
        new DatabasePolicyLog(knex).keep(policy, NOW),
      ),
    );
    const seen = await streamOf<PolicySeen>(knex, POLICY_STREAM);
    expect(seen).toHaveLength(3);
    expect(new Set(seen.slice(1).map(({ data }) => data.digest))).toEqual(
      new Set(policies.map(policyDigest)),
    );
  });

  it('a policy log that was tampered with takes nothing more, and the portal starts', async () => {
    const knex = await databases.init(databaseId);
    await (await startReleaseGate({ knex })).stop();
    await knex<DbEventsRow>('events').insert({
      stream_id: POLICY_STREAM,
      sequence: 2,
      type: 'policy-seen',
      at: NOW,
      body: '{}',
      previous_hash: '0'.repeat(64),
      hash: '0'.repeat(64),
    });
    const gate = await startReleaseGate({
      knex,
      config: { approvers: ['group:default/others'] },
    });
    expect((await gate.user('engineer').get('/workflows')).status).toBe(200);
    await gate.stop();
    const rows = await knex('events').where('stream_id', POLICY_STREAM);
    expect(rows).toHaveLength(2);
  });
});
