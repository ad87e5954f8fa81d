import type { GateAnswer } from '../../domain/gate/question';
import type { DecisionRecord } from '../../domain/model/decisionRecord';
import type { ReleaseNow } from '../../domain/model/release';
import type { GateAnswerJson } from '../answers/gate';

/** The gate's answer with the approval it stands on, and its record where that is given. @public */
export function toGateAnswerJson(
  answer: GateAnswer,
  release: ReleaseNow | undefined,
  record?: DecisionRecord,
): GateAnswerJson {
  const approval =
    release?.approval.status === 'approved' ? release.approval : undefined;
  return {
    allowed: answer.allowed,
    reasons: answer.reasons,
    ...(answer.recheckAt && { recheckAt: answer.recheckAt }),
    ...(record && { record }),
    ...(answer.releaseId && { releaseId: answer.releaseId }),
    ...(approval &&
      release?.id === answer.releaseId && {
        approval: {
          requestNumber: approval.request.snapshot.number,
          digest: approval.request.digest,
          decidedBy: approval.decision.decidedBy,
          decidedAt: approval.decision.decidedAt,
          ...(approval.decision.validUntil && {
            validUntil: approval.decision.validUntil,
          }),
        },
      }),
  };
}
