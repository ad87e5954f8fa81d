import {
  type EnvironmentName,
  type EntityRef,
  type CommitId,
  type GateAnswerJson,
  type GateQuestion,
  asOf,
  askGate,
  toGateAnswerJson,
} from 'backstage-plugin-release-gate-common';
import type { Parts } from '../Parts';
import { askEntity } from '../askEntity';
import { todayOf } from '../todayOf';
import type { Judged } from './Judged';
import { loadForGate } from './loadForGate';
import { recordDenial } from './recordDenial';
import { recordOf } from './recordOf';

/** May this commit of this entity go to this environment now? */
export interface GateInput {
  readonly entityRef: EntityRef;
  readonly environment: EnvironmentName;
  readonly commit: CommitId;
  /** Whether the answer comes with the record of what it depended on. */
  readonly explain?: boolean;
}

/** Answers the gate's question from the history and the catalog, and keeps why it denied. */
export async function answerGate(
  parts: Parts,
  input: GateInput,
): Promise<GateAnswerJson> {
  const judged = await judge(parts, input);
  const { question, answer } = judged;
  const record = input.explain ? await recordOf(parts, question) : undefined;
  if (!answer.allowed && answer.releaseId) {
    recordDenial(parts, judged, record);
  }
  const { release } = question;
  return toGateAnswerJson(answer, release && asOf(release, question), record);
}

async function judge(parts: Parts, input: GateInput): Promise<Judged> {
  const { entityRef, environment, commit } = input;
  const [{ release, rollingBack, ...loaded }, recent] = await Promise.all([
    loadForGate(parts, input),
    askEntity(parts, entityRef),
  ]);
  const question: GateQuestion = {
    ...loaded,
    ...(release && { release }),
    ...(rollingBack && { rollingBack }),
    // An approval does not outlive a change of the owner.
    ...todayOf(loaded.now, recent.known),
    environment,
    commit,
    policy: parts.settings.policy,
    // Where the catalog cannot be asked, nothing is said against the entity.
    entityKnown: recent.said !== 'unknown',
  };
  return { question, answer: askGate(question) };
}
