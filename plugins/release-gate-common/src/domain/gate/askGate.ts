import { releaseOfCommit } from '../entity/releases';
import type { EntityRecord } from '../model/entity';
import {
  sameEnvironment,
  type EnvironmentName,
  type ReleaseId,
} from '../model/names';
import { type EnvironmentTier, findEnvironment } from '../model/policy';
import { CONDITIONS_OF, revertConditions } from './conditionSets';
import { gateCaseOf } from './gateCase';
import type { JudgedCondition } from '../model/decisionRecord';
import { type Judgement, entriesOf, judge } from './judge';
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

/** The case, with the judgement of the set of conditions that answers it, and the release that it is about. */
function decide(question: GateQuestion): {
  readonly tier: ExplainedAnswer['tier'];
  readonly judgement: Judgement;
  readonly releaseId: ReleaseId | undefined;
} {
  const gateCase = gateCaseOf(question);
  const tier = gateCase.environment?.tier ?? 'undeclared';
  if (tier === 'production' && gateCase.rollback) {
    const judgement = judge(revertConditions, gateCase);
    if (judgement.allowed) {
      return { tier, judgement, releaseId: gateCase.rollback.id };
    }
  }
  const { historyValid, release } = question;
  return {
    tier,
    judgement: judge(CONDITIONS_OF[tier], gateCase),
    releaseId: historyValid ? release?.id : undefined,
  };
}

function answerOf({
  judgement: { allowed, reasons, recheckAt },
  releaseId,
}: ReturnType<typeof decide>): GateAnswer {
  return {
    allowed,
    reasons,
    ...(releaseId !== undefined && { releaseId }),
    ...(recheckAt !== undefined && { recheckAt }),
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
  return answerOf(decide(question));
}

/**
 * Answers as {@link askGate} does, and says what every condition found.
 *
 * @public
 */
export function explainGate(question: GateQuestion): ExplainedAnswer {
  const decided = decide(question);
  return {
    answer: answerOf(decided),
    tier: decided.tier,
    conditions: decided.judgement.judged.flatMap(entriesOf),
  };
}

/** What the gate is asked about. */
type Destination = Pick<GateQuestion, 'environment' | 'commit' | 'policy'>;

/**
 * The release that answers for the commit, or undefined: in an environment of
 * tier production one that is for it.
 *
 * @public
 */
export function releaseForGate(
  entity: EntityRecord,
  { environment, commit, policy }: Destination,
): ReleaseId | undefined {
  const declared = findEnvironment(policy, environment);
  return declared?.tier === 'production'
    ? releaseOfCommit(entity, commit, environment)?.id
    : releaseOfCommit(entity, commit)?.id;
}

/**
 * The release of which the gate has to know where its rollback leads, because
 * an earlier version wrote that down: it is `rollingBack` of the question.
 *
 * @public
 */
export function rollingBackForGate(
  entity: EntityRecord,
  environment: EnvironmentName,
): ReleaseId | undefined {
  return entity.releases.find(
    entry =>
      entry.standing === 'rolling-back' &&
      entry.rollbackTarget?.requestNumber === undefined &&
      sameEnvironment(entry.environment, environment),
  )?.id;
}
