import { asOf } from '../../domain/approval/asOf';
import { type Release, productionSuccess } from '../../domain/model/release';
import { itemsOf } from '../../domain/model/workflowItems';
import { waitingFor } from '../../domain/overview/waitingFor';
import { itemState } from '../../domain/progress/itemState';
import { phaseOf } from '../../domain/progress/phase';
import type { ReleaseListItem } from '../answers/releases';

/** How many of the applicable items hold, the rollback's own left out until there is one. */
function progressOf(release: Release): ReleaseListItem['progress'] {
  const states = itemsOf(release.workflow)
    .map(item => itemState(release, item))
    .filter(state => state !== 'not-applicable');
  return {
    complete: states.filter(state => state === 'complete').length,
    total: states.length,
  };
}

/** A release as lists show it, as of an instant. @public */
export function toReleaseListItem(
  stored: Release,
  now: string,
): ReleaseListItem {
  const release = asOf(stored, { now });
  const { approval } = release;
  const success = productionSuccess(release);
  const decision = 'decision' in approval ? approval.decision : undefined;
  return {
    id: release.id,
    entityRef: release.entityRef,
    owner: release.owner,
    version: release.version,
    commit: release.commit,
    title: release.title,
    environment: release.environment,
    attempt: release.attempt,
    ...(release.previousAttemptId && {
      previousAttemptId: release.previousAttemptId,
    }),
    ...(release.nextAttemptId && { nextAttemptId: release.nextAttemptId }),
    phase: phaseOf(release),
    phaseSince: release.phaseSince,
    revision: release.revision,
    routine: release.routine,
    createdBy: release.createdBy,
    createdAt: release.createdAt,
    updatedAt: release.updatedAt,
    approval: {
      status: approval.status,
      ...(approval.status !== 'none' && {
        requestedAt: approval.request.snapshot.requestedAt,
        expiresAt: approval.request.expiresAt,
      }),
      ...(decision && {
        decidedBy: decision.decidedBy,
        decidedAt: decision.decidedAt,
        ...(decision.validUntil && { validUntil: decision.validUntil }),
      }),
    },
    progress: progressOf(release),
    waitingFor: waitingFor(release),
    ...(success && { deployedAt: success.at }),
    violations: release.violations.length,
  };
}
