import { releaseOfCommit } from '../entity/releases';
import type { EntityRecord } from '../model/entity';
import type { EnvironmentTier } from '../model/policy';
import { CONDITIONS_OF, revertConditions } from './conditionSets';
import { gateCaseOf } from './gateCase';
import type { JudgedCondition } from '../model/decisionRecord';
import { type Judgement, judge } from './judge';
import type { GateAnswer, GateQuestion } from './question';

/**
 * An answer with what every condition found that it rests on.
 *
 * @public
 */
export interface ExplainedAnswer {
  readonly answer: GateAnswer;
  readonly tier: EnvironmentTier | 'undeclared';
  readonly conditions: readonly JudgedCondition[];
}

function answerOf(
  { allowed, reasons, recheckAt }: Judgement,
  releaseId: string | undefined,
): GateAnswer {
  return {
    allowed,
    reasons,
    ...(releaseId !== undefined && { releaseId }),
    ...(recheckAt !== undefined && { recheckAt }),
  };
}

/**
 * Answers as {@link askGate} does, and says what every condition found.
 *
 * @public
 */
export function explainGate(question: GateQuestion): ExplainedAnswer {
  const gateCase = gateCaseOf(question);
  const tier = gateCase.environment?.tier ?? 'undeclared';
  if (tier === 'production') {
    const revert = judge(revertConditions, gateCase);
    if (revert.allowed) {
      const answer = answerOf(revert, gateCase.rollback?.id);
      return { answer, tier, conditions: revert.conditions };
    }
  }
  const judgement = judge(CONDITIONS_OF[tier], gateCase);
  const { historyValid, release } = question;
  return {
    answer: answerOf(judgement, historyValid ? release?.id : undefined),
    tier,
    conditions: judgement.conditions,
  };
}

/**
 * May this commit of this entity go to this environment now? Every condition
 * of the environment's tier is asked, and all reasons are given, in the order
 * of {@link GATE_REASON_CODES}. What cannot be decided is denied.
 *
 * @public
 */
export function askGate(question: GateQuestion): GateAnswer {
  return explainGate(question).answer;
}

/**
 * The newest release that the gate has to look at for a commit, or undefined.
 *
 * @public
 */
export function releaseForGate(
  entity: EntityRecord,
  commit: string,
): string | undefined {
  return releaseOfCommit(entity, commit)?.id;
}
