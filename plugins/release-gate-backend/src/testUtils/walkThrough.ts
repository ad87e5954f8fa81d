import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import { ReleaseStory, play } from 'release-stage';
import type { ReleaseGate } from './startReleaseGate';

export { commitOf } from 'release-stage';

const story = new ReleaseStory();

type Values = Parameters<typeof story.starts>[0];
type Statements = Parameters<typeof story.requests>[1];

/** Starts a release of the payments service as the engineer. */
export function startRelease(
  { stage }: ReleaseGate,
  values?: Values,
): Promise<ReleaseJson> {
  return play(stage, story.starts(values));
}

/** Completes every item of a stage that a person completes, after its checks have run. */
export function completeStage(
  { stage }: ReleaseGate,
  { id }: ReleaseJson,
  stageId: string,
): Promise<ReleaseJson> {
  return play(stage, story.completesStage(id, stageId));
}

/** Brings a new release up to where the approval can be requested. */
export async function prepare(
  gate: ReleaseGate,
  values?: Values,
): Promise<ReleaseJson> {
  const { id } = await startRelease(gate, values);
  return play(gate.stage, story.goesOn(id, 'staged'));
}

/** Brings a new release up to an open request. */
export async function requestApproval(
  gate: ReleaseGate,
  values?: Values,
  statements?: Statements,
): Promise<ReleaseJson> {
  const { id } = await startRelease(gate, values);
  return play(gate.stage, story.goesOn(id, 'requested', statements));
}

/** Decides on the open request as the Director. */
export function decide(
  { stage }: ReleaseGate,
  { id }: ReleaseJson,
  decision: 'approved' | 'rejected',
): Promise<ReleaseJson> {
  return play(stage, story.decides(id, decision));
}

/** Brings a new release up to its success in production. */
export async function deploy(
  gate: ReleaseGate,
  values?: Values,
  statements?: Statements,
): Promise<ReleaseJson> {
  const { id } = await startRelease(gate, values);
  return play(gate.stage, story.goesOn(id, 'in-production', statements));
}
