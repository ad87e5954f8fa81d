import type {
  CommitId,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import { type Client, PAYMENTS, type ReleaseGate } from './startReleaseGate';

/** A commit of 40 digits, all the same. */
export function commitOf(digit: string): CommitId {
  return digit.repeat(40) as CommitId;
}

async function ok(
  call: PromiseLike<{ readonly status: number; readonly body: unknown }>,
): Promise<ReleaseJson> {
  const { status, body } = await call;
  if (status !== 200 && status !== 201) {
    throw new Error(`${status}: ${JSON.stringify(body)}`);
  }
  return body as ReleaseJson;
}

/** Starts a release of the payments service as the engineer. */
export async function startRelease(
  gate: ReleaseGate,
  values: object = {},
): Promise<ReleaseJson> {
  return ok(
    gate.user('engineer').post('/releases', {
      entityRef: PAYMENTS,
      version: '2.4.0',
      commit: commitOf('a'),
      ...values,
    }),
  );
}

/** Completes every item of a stage that a person completes, after its checks have run. */
export async function completeStage(
  client: Client,
  release: ReleaseJson,
  stageId: string,
): Promise<ReleaseJson> {
  let latest = release;
  const items = release.stages.find(({ id }) => id === stageId)?.items ?? [];
  if (items.some(({ check }) => check)) {
    latest = await ok(client.post(`/releases/${release.id}/checks/run`, {}));
  }
  for (const item of items) {
    const isByHand =
      !item.check &&
      ['manual', 'check', 'tickets', 'time-entry'].includes(item.kind);
    if (isByHand && item.state === 'open') {
      for (const part of item.parts ?? [undefined]) {
        latest = await ok(
          client.post(`/releases/${release.id}/items/${item.id}/complete`, {
            note: 'seen to work',
            url: 'https://ci.example.com/1',
            ...(part && { part: part.id }),
          }),
        );
      }
    }
  }
  return latest;
}

/** Brings a new release up to where the approval can be requested. */
export async function prepare(
  gate: ReleaseGate,
  values: object = {},
): Promise<ReleaseJson> {
  const engineer = gate.user('engineer');
  const started = await startRelease(gate, values);
  await ok(
    engineer.post(`/releases/${started.id}/documents`, {
      kind: 'release-note',
      title: 'Release notes',
      markdown: '# Notes',
    }),
  );
  const prepared = await completeStage(engineer, started, 'pre-deployment');
  await gate.pipeline.post('/deployments', {
    entityRef: started.entityRef,
    environment: 'staging',
    commit: prepared.commit,
    status: 'succeeded',
  });
  return completeStage(engineer, prepared, 'staging');
}

/** Brings a new release up to an open request. */
export async function requestApproval(
  gate: ReleaseGate,
  values: object = {},
  statements: object = {},
): Promise<ReleaseJson> {
  const { id } = await prepare(gate, values);
  return ok(
    gate.user('engineer').post(`/releases/${id}/approval-request`, {
      what: 'Refunds',
      why: 'Customers ask for them',
      testingResults: 'All green',
      ...statements,
    }),
  );
}

/** Decides on the open request as the Director. */
export async function decide(
  gate: ReleaseGate,
  release: ReleaseJson,
  decision: 'approved' | 'rejected',
): Promise<ReleaseJson> {
  return ok(
    gate.user('director').post(`/releases/${release.id}/decision`, {
      decision,
      statement: 'I have read it and decided so.',
      requestDigest: release.approval.request?.digest,
    }),
  );
}

/** Brings a new release up to its success in production. */
export async function deploy(
  gate: ReleaseGate,
  values: object = {},
  statements: object = {},
): Promise<ReleaseJson> {
  const approved = await decide(
    gate,
    await requestApproval(gate, values, statements),
    'approved',
  );
  await gate.pipeline.post('/deployments', {
    entityRef: approved.entityRef,
    environment: 'production',
    commit: approved.commit,
    version: approved.version,
    status: 'succeeded',
  });
  return ok(gate.user('engineer').get(`/releases/${approved.id}`));
}
