import {
  type DecisionRecord,
  type GateQuestion,
  recordDecision,
} from 'backstage-plugin-release-gate-common';
import type { KnownEntity } from '../Directory';
import type { Parts } from '../Parts';
import { askEntity } from '../askEntity';

/** The record of the answer to a question, with what else the catalog says of the entity. */
export async function recordOf(
  parts: Parts,
  question: GateQuestion,
): Promise<DecisionRecord> {
  const { known } = await askEntity(parts, question.entity.entityRef);
  return recordDecision(question, {
    id: parts.newId(question.now),
    system: systemFact(known),
  });
}

/** Systems are read as full refs, so each of them has a colon. */
function systemFact(
  known: KnownEntity | undefined,
): DecisionRecord['facts']['system'] {
  if (!known) {
    return 'unknown';
  }
  return known.system === undefined
    ? 'none'
    : (known.system as DecisionRecord['facts']['system']);
}
