import type { ReleaseId } from '../../domain/model/names';
import type { Violation } from '../../domain/model/violation';
import type { ViolationJson } from '../answers/deployments';

/** A violation as the API shows it. @public */
export function toViolationJson(
  violation: Violation,
  releaseId?: ReleaseId,
): ViolationJson {
  const { violationId, code, message, at, deploymentId, answer } = violation;
  return {
    id: violationId,
    code,
    message,
    at,
    deploymentId,
    ...(releaseId && { releaseId }),
    ...(answer && { answer }),
  };
}
