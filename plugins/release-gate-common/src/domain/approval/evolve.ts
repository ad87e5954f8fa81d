import type { Approval } from '../model/approval';
import type { ReleaseEventBody } from '../model/events/event';
import type { Release } from '../model/release';
import type { Evolver } from '../model/tables';

/** The end of a request or an approval, and when it came. */
export type Ending = Extract<
  ReleaseEventBody,
  { readonly type: 'approval-revoked' | 'approval-voided' | 'expired' }
> & { readonly at: string };

/** What the end of a request or approval leaves of it; one that has ended already stays as it is. */
export function endApproval(approval: Approval, event: Ending): Approval {
  if (approval.status !== 'requested' && approval.status !== 'approved') {
    return approval;
  }
  const base = {
    request: approval.request,
    ...(approval.status === 'approved' && { decision: approval.decision }),
    endedAt: event.at,
  };
  switch (event.type) {
    case 'approval-revoked':
      return { ...base, status: 'revoked', reason: event.data.statement };
    case 'approval-voided':
      return { ...base, status: 'voided', reason: event.data.cause };
    case 'expired':
      return { ...base, status: 'expired', reason: event.data.expiredAt };
    default:
      return event satisfies never;
  }
}

const approvalRequested: Evolver<'approval-requested'> = (release, event) => {
  const { request, digest, expiresAt, entitySequence } = event.data;
  const { approval: past, pastApprovals } = release;
  return {
    ...release,
    pastApprovals:
      past.status === 'none' || past.status === 'requested'
        ? pastApprovals
        : [...pastApprovals, past],
    requestCount: request.number,
    changes: { what: request.what, why: request.why },
    approval: {
      status: 'requested',
      request: { snapshot: request, digest, expiresAt, entitySequence },
    },
  };
};

const decisionMade: Evolver<'decision-made'> = (release, event) => {
  const { approval } = release;
  if (approval.status === 'none') {
    throw new Error(`Release ${release.id} has a decision on no request`);
  }
  const { decision, statement, approverVia, validUntil } = event.data;
  return {
    ...release,
    approval: {
      status: decision,
      request: approval.request,
      decision: {
        decision,
        statement,
        decidedBy: event.actor.ref,
        decidedAt: event.at,
        approverVia,
        ...(validUntil && { validUntil }),
      },
    },
  };
};

const approvalEnded = (release: Release, event: Ending): Release => ({
  ...release,
  approval: endApproval(release.approval, event),
});

export const approvalEvolvers = {
  'approval-requested': approvalRequested,
  'decision-made': decisionMade,
  'approval-revoked': approvalEnded,
  'approval-voided': approvalEnded,
  expired: approvalEnded,
};
