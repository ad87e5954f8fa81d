import {
  type DecisionRecord,
  recordDecision,
} from 'backstage-plugin-release-gate-common';
import type { KnownEntity } from '../Directory';
import type { Parts } from '../Parts';
import type { Judged } from './Judged';

/** The record of an answer, with what else the catalog says of the entity. */
export async function recordOf(
  { recentEntities, newId }: Parts,
  { question, explained }: Judged,
): Promise<DecisionRecord> {
  const known = await recentEntities.find(question.entity.entityRef);
  return recordDecision(question, explained, {
    id: newId(question.now),
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
