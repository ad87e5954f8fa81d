import {
  type GateAnswerJson,
  type GateQuestion,
  asOf,
  askGate,
  toGateAnswerJson,
} from 'backstage-plugin-release-gate-common';
import type { Directory } from '../Directory';
import type { Parts } from '../Parts';
import { todayOf } from '../todayOf';
import type { Judged } from './Judged';
import { loadForGate } from './loadForGate';
import { recordDenial } from './recordDenial';
import { recordOf } from './recordOf';

/** May this commit of this entity go to this environment now? */
export interface GateInput {
  readonly entityRef: string;
  readonly environment: string;
  readonly commit: string;
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
  const question = await questionOf(parts, input);
  if (input.explain) {
    return withOwner(parts, question);
  }
  const answer = askGate(question);
  // An approval does not outlive a change of the owner; the catalog is asked
  // for that only where the answer depends on it.
  return answer.allowed && question.release?.approval.status === 'approved'
    ? withOwner(parts, question)
    : { question, answer };
}

async function questionOf(
  parts: Parts,
  input: GateInput,
): Promise<GateQuestion> {
  const { entityRef, environment, commit } = input;
  const { release, rollingBack, ...loaded } = await loadForGate(parts, input);
  return {
    ...loaded,
    ...(release && { release }),
    ...(rollingBack && { rollingBack }),
    environment,
    commit,
    policy: parts.settings.policy,
    entityKnown:
      loaded.entity.sequence > 0 || (await isKnown(parts.directory, entityRef)),
  };
}

async function withOwner(
  { recentEntities }: Parts,
  question: GateQuestion,
): Promise<Judged> {
  const { entity, now } = question;
  const known = await recentEntities.find(entity.entityRef);
  const asked = { ...question, ...todayOf(now, known) };
  return { question: asked, answer: askGate(asked) };
}

/** Whether the catalog knows the entity; where it cannot be asked, nothing is said against it. */
async function isKnown(
  directory: Directory,
  entityRef: string,
): Promise<boolean> {
  try {
    return (await directory.entity(entityRef)) !== undefined;
  } catch {
    return true;
  }
}
