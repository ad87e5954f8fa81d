import {
  type GateAnswer,
  type GateAnswerJson,
  type GateQuestion,
  type Today,
  asOf,
  askGate,
  toGateAnswerJson,
} from 'backstage-plugin-release-gate-common';
import type { Directory } from '../Directory';
import type { Parts } from '../Parts';
import { todayOf } from '../todayOf';
import { recordDenial } from './recordDenial';
import { loadForGate } from './loadForGate';

/** May this commit of this entity go to this environment now? */
export interface GateInput {
  readonly entityRef: string;
  readonly environment: string;
  readonly commit: string;
}

/** Answers the gate's question from the history and the catalog, and keeps why it denied. */
export async function answerGate(
  parts: Parts,
  input: GateInput,
): Promise<GateAnswerJson> {
  const { entityRef, environment, commit } = input;
  const facts = await loadForGate(parts, entityRef, commit);
  const { release, now, ...rest } = facts;
  const question: GateQuestion = {
    ...rest,
    ...(release && { release }),
    now,
    environment,
    commit,
    policy: parts.settings.policy,
    entityKnown:
      facts.entity.sequence > 0 || (await isKnown(parts.directory, entityRef)),
  };
  const first = askGate(question);
  if (!first.allowed || release?.approval.status !== 'approved') {
    return answered(parts, { question, answer: first, today: { now } });
  }
  // Before it opens: an approval does not outlive a change of the owner.
  const today = todayOf(now, await parts.recentEntities.find(entityRef));
  const answer = askGate({ ...question, ...today });
  return answered(parts, { question, answer, today });
}

function answered(
  parts: Parts,
  given: {
    readonly question: GateQuestion;
    readonly answer: GateAnswer;
    readonly today: Today;
  },
): GateAnswerJson {
  const { question, answer, today } = given;
  const { release } = question;
  if (!answer.allowed && release && answer.releaseId) {
    recordDenial(parts, release, { ...question, reasons: answer.reasons });
  }
  return toGateAnswerJson(answer, release && asOf(release, today));
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
