import { withCompletion } from '../items/evolve';
import type { Approval } from '../model/approval';
import type { RecordedDeployment } from '../model/deployment';
import type { Evolver } from '../model/tables';
import { deploymentItem } from '../model/workflowItems';

/** What a production report under an approval does to that approval. */
function underApproval(
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

/** What a covered report does: it uses the approval, and a success completes its item. */
const deploymentRecorded: Evolver<'deployment-recorded'> = (release, event) => {
  const { at } = event;
  const { policyDigest, ...data } = event.data;
  const by = event.actor.ref;
  const deployment = { ...data, at, by };
  const next = {
    ...release,
    deployments: [...release.deployments, deployment],
    ...(data.coverage === 'approval' && {
      approval: underApproval(release.approval, deployment),
    }),
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
