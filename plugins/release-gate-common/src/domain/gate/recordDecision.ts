import { workflowDigest } from '../approval/digests';
import { explainGate } from './askGate';
import {
  DECISION_RECORD_SCHEMA,
  type DecisionFacts,
  type DecisionRecord,
} from '../model/decisionRecord';
import { policyDigest } from '../model/policyDigest';
import type { GateQuestion } from './question';

/** Owners are read as full refs, so each of them has a colon. */
function ownerFact(owner: string | undefined): DecisionFacts['owner'] {
  return owner === undefined ? 'unknown' : (owner as DecisionFacts['owner']);
}

/**
 * The record of the answer to a question. `id` is the caller's, and so is the
 * one fact that did not come with the question.
 *
 * @public
 */
export function recordDecision(
  question: GateQuestion,
  { id, system }: { readonly id: string } & Pick<DecisionFacts, 'system'>,
): DecisionRecord {
  const { entity, release, policy, entityKnown, owner } = question;
  const { answer, tier, conditions } = explainGate(question);
  const { releaseId } = answer;
  return {
    id,
    schema: DECISION_RECORD_SCHEMA,
    at: question.now,
    ...(question.clock !== undefined && { clock: question.clock }),
    environment: question.environment,
    tier,
    commit: question.commit,
    entityRef: entity.entityRef,
    entitySequence: entity.sequence,
    ...(releaseId !== undefined && { releaseId }),
    ...(release?.id === releaseId &&
      release && {
        releaseRevision: release.revision,
        workflowDigest: workflowDigest(release.workflow),
      }),
    policyDigest: policyDigest(policy),
    conditions,
    facts: { entityKnown, owner: ownerFact(owner), system, freezes: [] },
  };
}
