import { withCompletion } from '../progress/itemChanges';
import type { KnownApproval } from '../approval/numbered';
import type { Approval, EndedApproval } from '../model/approval';
import type { DeploymentFact, RecordedDeployment } from '../model/deployment';
import type { Release } from '../model/release';
import type { Evolver } from '../model/tables';
import { deploymentItem } from '../model/workflowItems';

/** What a report of an earlier version, which names no request, does to the approval of then. */
function underLatest(
  approval: Approval,
  deployment: RecordedDeployment,
): Approval {
  if (!('decision' in approval) || approval.decision === undefined) {
    return approval;
  }
  const { request, decision } = approval;
  return {
    status: 'approved',
    request,
    decision,
    use: {
      begunAt:
        (approval.status === 'approved' && approval.use?.begunAt) ||
        deployment.at,
      ...(deployment.status === 'succeeded' && {
        usedBy: deployment.deploymentId,
      }),
    },
  };
}

/** The approval after a report that it covers. One that has ended is not opened again; a success uses it all the same. */
function usedApproval(
  approval: KnownApproval,
  deployment: RecordedDeployment,
  deployments: readonly RecordedDeployment[],
): KnownApproval {
  const isSuccess = deployment.status === 'succeeded';
  if (
    !('decision' in approval) ||
    approval.decision === undefined ||
    (approval.status !== 'approved' && !isSuccess)
  ) {
    return approval;
  }
  const first = deployments.find(
    ({ requestNumber }) => requestNumber === deployment.requestNumber,
  );
  const { request, decision } = approval;
  return {
    status: 'approved',
    request,
    decision,
    use: {
      begunAt: first?.at ?? deployment.at,
      ...(isSuccess && { usedBy: deployment.deploymentId }),
    },
  };
}

/** What a covered report does to the approvals of the release. The one that a success uses is the release's from then on. */
function underApproval(
  { approval, pastApprovals, deployments }: Release,
  deployment: RecordedDeployment,
): Pick<Release, 'approval' | 'pastApprovals'> {
  const covers = (known: KnownApproval) =>
    known.request.snapshot.number === deployment.requestNumber;
  if (approval.status !== 'none' && covers(approval)) {
    return {
      approval: usedApproval(approval, deployment, deployments),
      pastApprovals,
    };
  }
  const past = pastApprovals.find(covers);
  if (!past || deployment.status !== 'succeeded') {
    return { approval, pastApprovals };
  }
  return {
    approval: usedApproval(past, deployment, deployments),
    pastApprovals: [
      ...pastApprovals.filter(known => known !== past),
      ...(isEnded(approval) ? [approval] : []),
    ],
  };
}

function isEnded(approval: Approval): approval is EndedApproval {
  return approval.status !== 'none' && approval.status !== 'requested';
}

/** The number of the request whose approval covers the report; an earlier version always went by the latest. */
function coveredBy(
  { approval }: Release,
  { coverage, requestNumber }: DeploymentFact,
): number | undefined {
  return coverage === 'approval' &&
    requestNumber === undefined &&
    'decision' in approval &&
    approval.decision?.decision === 'approved'
    ? approval.request.snapshot.number
    : requestNumber;
}

/** What a covered report does: it uses the approval, and a success completes its item. */
const deploymentRecorded: Evolver<'deployment-recorded'> = (release, event) => {
  const { at } = event;
  const { policyDigest, ...data } = event.data;
  const by = event.actor.ref;
  const requestNumber = coveredBy(release, data);
  const deployment = {
    ...data,
    ...(requestNumber !== undefined && { requestNumber }),
    at,
    by,
  };
  const next: Release = {
    ...release,
    deployments: [...release.deployments, deployment],
    ...(data.coverage === 'approval' &&
      (data.requestNumber === undefined
        ? { approval: underLatest(release.approval, deployment) }
        : underApproval(release, deployment))),
  };
  const targets = { approval: 'production', rollback: 'baseline' } as const;
  const { coverage, status, url } = data;
  if (
    status !== 'succeeded' ||
    (coverage !== 'approval' && coverage !== 'rollback')
  ) {
    return next;
  }
  const { item } = deploymentItem(release.workflow, targets[coverage]);
  return withCompletion(
    next,
    { itemId: item.id },
    {
      override: false,
      evidence: { by, at, source: 'deployment', ...(url && { url }) },
    },
  );
};

export const deploymentEvolvers = {
  'deployment-recorded': deploymentRecorded,
};
