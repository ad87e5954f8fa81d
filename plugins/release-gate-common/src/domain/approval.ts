import { canonicalJson } from '../canonical/canonicalJson';
import { sha256 } from '../canonical/sha256';
import { type EntityRecord, latestOnStaging } from './entityRecord';
import type {
  ApprovalRequestSnapshot,
  ReleaseEventBody,
  RequestedEvidence,
  RequestedItem,
  VoidCause,
} from './events';
import { reached } from './instants';
import { evolve } from './evolve';
import { itemState } from './progress';
import type { Completion, Release } from './release';
import { type Workflow, anchorOf } from './workflow';

/**
 * The digest of a request: the SHA-256 of the canonical JSON (RFC 8785) of its
 * snapshot, as 64 hex digits.
 *
 * @public
 */
export function requestDigest(snapshot: ApprovalRequestSnapshot): string {
  return sha256(canonicalJson(snapshot));
}

/**
 * The digest by which a request names the workflow it was made under.
 *
 * @public
 */
export function workflowDigest(workflow: Workflow): string {
  return sha256(canonicalJson(workflow));
}

/** The event that ends an unused request or approval, or none where there is nothing to end. */
export function voiding(
  release: Release,
  cause: VoidCause,
): readonly ReleaseEventBody[] {
  const { approval } = release;
  const isUnused =
    approval.status === 'requested' ||
    (approval.status === 'approved' && !approval.usedBy);
  return isUnused
    ? [
        {
          type: 'approval-voided',
          data: { requestNumber: approval.request.snapshot.number, cause },
        },
      ]
    : [];
}

/** The event by which a request or an unused approval runs out at `now`, or undefined. */
export function expiring(
  release: Release,
  now: string,
): (ReleaseEventBody & { readonly type: 'expired' }) | undefined {
  const { approval } = release;
  if (approval.status === 'requested') {
    const { snapshot, expiresAt } = approval.request;
    return reached(expiresAt, now)
      ? {
          type: 'expired',
          data: {
            requestNumber: snapshot.number,
            what: 'request',
            expiredAt: expiresAt,
          },
        }
      : undefined;
  }
  if (approval.status === 'approved' && !approval.usedBy) {
    const { validUntil } = approval.decision;
    return validUntil && reached(validUntil, now)
      ? {
          type: 'expired',
          data: {
            requestNumber: approval.request.snapshot.number,
            what: 'approval',
            expiredAt: validUntil,
          },
        }
      : undefined;
  }
  return undefined;
}

/**
 * The release as it stands at an instant: what has run out by then counts as
 * expired, whether or not a worker has written that down yet.
 *
 * @public
 */
export function asOf(release: Release, now: string): Release {
  const event = release.rollback ? undefined : expiring(release, now);
  return event
    ? {
        ...evolve(release, {
          ...event,
          at: event.data.expiredAt,
          actor: { type: 'system', ref: 'release-gate' },
          sequence: release.sequence,
        }),
        revision: release.revision,
        updatedAt: release.updatedAt,
      }
    : release;
}

/** Whether another commit has reached production since the request was made. */
export function isBaselineChanged(
  release: Release,
  entity: EntityRecord,
): boolean {
  const { approval } = release;
  if (approval.status !== 'requested' && approval.status !== 'approved') {
    return false;
  }
  return entity.deployments.some(
    ({ sequence, status, environment, commit, coverage }) =>
      sequence > approval.request.entitySequence &&
      status === 'succeeded' &&
      environment.toLowerCase() === release.environment.toLowerCase() &&
      commit !== release.commit &&
      coverage !== 'redeployment',
  );
}

function requestedEvidence(completion: Completion): RequestedEvidence {
  const { note, url, ...evidence } = completion.evidence;
  return {
    ...evidence,
    ...(note !== undefined && !completion.override && { note }),
    ...(url !== undefined && { url }),
    ...(completion.override && { overridden: note ?? '' }),
  };
}

/** The items before the approval as the request freezes them. */
export function requestedItems(release: Release): readonly RequestedItem[] {
  return release.workflow.stages
    .filter(({ id }) =>
      ['pre-deployment', 'staging'].includes(anchorOf(release.workflow, id)),
    )
    .flatMap(stage =>
      stage.items.map(item => {
        const progress = release.items[item.id];
        const parts = Object.entries(progress?.parts ?? {}).map(
          ([id, completion]) => ({
            id,
            evidence: requestedEvidence(completion),
          }),
        );
        return {
          id: item.id,
          stage: stage.id,
          state: itemState(release, item),
          ...(progress?.completion && {
            evidence: requestedEvidence(progress.completion),
          }),
          ...(parts.length > 0 && { parts }),
        };
      }),
    );
}

/** The staging deployment that the request stands on. */
export function requestedStagingDeployment(
  release: Release,
  entity: EntityRecord,
): ApprovalRequestSnapshot['stagingDeployment'] {
  const latest = latestOnStaging(entity);
  return latest?.commit === release.commit
    ? {
        deploymentId: latest.deploymentId,
        environment: latest.environment,
        at: latest.at,
        source: latest.source,
        ...(latest.url && { url: latest.url }),
      }
    : null;
}
