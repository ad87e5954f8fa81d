import { workflowDigest } from '../approval/digests';
import { latestOnStaging } from '../entity/running';
import type {
  ApprovalRequestSnapshot,
  RequestedEvidence,
  RequestedItem,
} from '../model/approvalRequest';
import type { CommandOf } from '../model/commands/command';
import type { Context } from '../model/context';
import type { EntityRecord } from '../model/entity';
import type { Completion } from '../model/item';
import type { Release } from '../model/release';
import type { WorkflowItem, WorkflowStage } from '../model/workflow';
import { anchorOf } from '../model/workflowItems';
import { itemState } from '../progress/itemState';

function requestedEvidence(completion: Completion): RequestedEvidence {
  if (!completion.override) {
    return completion.evidence;
  }
  const { note, ...evidence } = completion.evidence;
  return { ...evidence, overridden: note };
}

/** An item as the request freezes it. */
function requestedItem(
  release: Release,
  stage: WorkflowStage,
  item: WorkflowItem,
): RequestedItem {
  const progress = release.items[item.id];
  const parts = Object.entries(progress?.parts ?? {}).map(
    ([id, completion]) => ({ id, evidence: requestedEvidence(completion) }),
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
}

/** The items before the approval, in order. */
function requestedItems(release: Release): readonly RequestedItem[] {
  const { workflow } = release;
  return workflow.stages
    .filter(({ id }) =>
      ['pre-deployment', 'staging'].includes(anchorOf(workflow, id)),
    )
    .flatMap(stage =>
      stage.items.map(item => requestedItem(release, stage, item)),
    );
}

/** The staging deployment that the request stands on. */
function requestedStagingDeployment(
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

/** What the approver is asked to decide on, as everything stands now. */
export function snapshotOf(options: {
  readonly release: Release;
  readonly command: CommandOf<'request'>;
  readonly context: Context;
  readonly baseline: ApprovalRequestSnapshot['baseline'];
  readonly releaseNote: ApprovalRequestSnapshot['releaseNote'];
}): ApprovalRequestSnapshot {
  const { release, command, context, baseline, releaseNote } = options;
  const { workflow } = release;
  const { version, title, markdown, sha256 } = releaseNote;
  return {
    number: release.requestCount + 1,
    id: command.requestId,
    requestedBy: context.actor.ref,
    requestedAt: context.now,
    releaseId: release.id,
    entityRef: release.entityRef,
    owner: release.owner,
    version: release.version,
    commit: release.commit,
    environment: release.environment,
    attempt: release.attempt,
    workflow: {
      name: workflow.name,
      version: workflow.version,
      digest: workflowDigest(workflow),
    },
    routine: release.routine,
    what: command.what,
    why: command.why,
    testingResults: command.testingResults,
    releaseNote: { version, title, markdown, sha256 },
    baseline,
    tickets: release.tickets.map(({ tracker, id }) => ({ tracker, id })),
    stagingDeployment: requestedStagingDeployment(release, context.entity),
    items: requestedItems(release),
  };
}
