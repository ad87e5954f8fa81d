import {
  type GateAnswer,
  type GateAnswerJson,
  asOf,
  askGate,
  toGateAnswerJson,
} from 'backstage-plugin-release-gate-common';
import type { Directory } from '../Directory';
import type { Parts } from '../Parts';
import { noteOwnerOf } from '../notes/noteOwnerOf';
import { recordDenial } from './recordDenial';
import { type GateFacts, loadForGate } from './loadForGate';

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
  const { entityRef } = input;
  const first = await judge(parts, input);
  const { release } = first.facts;
  // Before it opens: an approval does not outlive a change of the owner.
  const { answer, facts } =
    first.answer.allowed &&
    release?.approval.status === 'approved' &&
    (await noteOwnerOf(
      parts,
      release,
      await parts.recentEntities.find(entityRef),
    ))
      ? await judge(parts, input)
      : first;
  if (!answer.allowed && facts.release && answer.releaseId) {
    recordDenial(parts, facts.release, { ...input, reasons: answer.reasons });
  }
  const { release: judged, now } = facts;
  return toGateAnswerJson(answer, judged && asOf(judged, { now }));
}

async function judge(
  parts: Parts,
  { entityRef, environment, commit }: GateInput,
): Promise<{ readonly answer: GateAnswer; readonly facts: GateFacts }> {
  const facts = await loadForGate(parts, entityRef, commit);
  const { release, ...rest } = facts;
  const answer = askGate({
    ...rest,
    ...(release && { release }),
    environment,
    commit,
    policy: parts.settings.policy,
    entityKnown:
      facts.entity.sequence > 0 || (await isKnown(parts.directory, entityRef)),
  });
  return { answer, facts };
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
