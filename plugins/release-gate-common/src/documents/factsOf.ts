import {
  type DeploymentFacts,
  type DocumentAnswers,
  type DocumentFacts,
  type ItemFacts,
  NO_ANSWERS,
} from './DocumentFacts';
import { timelineOf } from './timelineOf';
import type { RecordedDeployment } from '../domain/model/deployment';
import type { Completion } from '../domain/model/item';
import { nameOfRef } from '../domain/model/nameOfRef';
import {
  type Release,
  productionSuccess,
  rollbackOf,
} from '../domain/model/release';
import type { DocumentKind, WorkflowItem } from '../domain/model/workflow';
import { deploymentItem } from '../domain/model/workflowItems';
import { itemState } from '../domain/progress/itemState';
import { isReverted, phaseOf } from '../domain/progress/phase';

function wholeMinutes(from: string, to: string): number {
  return Math.max(0, Math.ceil((Date.parse(to) - Date.parse(from)) / 60_000));
}

/** The last of the parts stands for all of them. */
function completionOf(
  release: Release,
  { id }: WorkflowItem,
): Completion | undefined {
  const progress = release.items[id];
  return (
    progress?.completion ??
    [...Object.values(progress?.parts ?? {})]
      .sort((a, b) => Date.parse(a.evidence.at) - Date.parse(b.evidence.at))
      .at(-1)
  );
}

function itemFacts(release: Release, item: WorkflowItem): ItemFacts {
  const state = itemState(release, item);
  const completion =
    state === 'complete' ? completionOf(release, item) : undefined;
  const { by, at, note, url } = completion?.evidence ?? {};
  return {
    id: item.id,
    title: item.title,
    state,
    by: by ?? null,
    at: at ?? null,
    note: note ?? null,
    url: url ?? null,
    overridden: completion?.override ?? false,
  };
}

function deploymentFacts({
  environment,
  status,
  commit,
  version,
  at,
  by,
  url,
}: RecordedDeployment): DeploymentFacts {
  return {
    environment,
    status,
    commit,
    version: version ?? null,
    at,
    by,
    url: url ?? null,
  };
}

function approvalFacts({ approval }: Release): DocumentFacts['approval'] {
  if (approval.status === 'none') {
    return null;
  }
  const { snapshot, digest } = approval.request;
  const decision = 'decision' in approval ? approval.decision : undefined;
  return {
    status: approval.status,
    requestNumber: snapshot.number,
    requestedBy: snapshot.requestedBy,
    requestedAt: snapshot.requestedAt,
    testingResults: snapshot.testingResults,
    digest,
    decision: decision?.decision ?? null,
    decidedBy: decision?.decidedBy ?? null,
    decidedAt: decision?.decidedAt ?? null,
    statement: decision?.statement ?? null,
  };
}

function rollbackFacts(release: Release): DocumentFacts['rollback'] {
  const rollback = rollbackOf(release);
  if (!rollback) {
    return null;
  }
  const restoredAt = isReverted(release)
    ? release.items[deploymentItem(release.workflow, 'baseline').item.id]
        ?.completion?.evidence.at
    : undefined;
  const { who, howMany, since } = rollback.affected ?? {};
  const cause = release.items['root-cause-investigated']?.completion?.evidence;
  return {
    reason: rollback.reason,
    startedBy: rollback.startedBy,
    startedAt: rollback.startedAt,
    restoredVersion: rollback.restoredVersion,
    restoredCommit: rollback.restoredCommit ?? null,
    restoredAt: restoredAt ?? null,
    restoredAfterMinutes: restoredAt
      ? wholeMinutes(rollback.startedAt, restoredAt)
      : null,
    usersAffected: rollback.usersAffected,
    affectedWho: who ?? null,
    affectedHowMany: howMany ?? null,
    affectedSince: since ?? null,
    affectedMinutes:
      since && restoredAt ? wholeMinutes(since, restoredAt) : null,
    impact: rollback.impact ?? null,
    rootCause: cause?.note ?? null,
    rootCauseUrl: cause?.url ?? null,
  };
}

function releaseFacts(release: Release): DocumentFacts['release'] {
  return {
    id: release.id,
    service: nameOfRef(release.entityRef),
    entityRef: release.entityRef,
    owner: release.owner,
    version: release.version,
    commit: release.commit,
    title: release.title,
    environment: release.environment,
    attempt: release.attempt,
    previousAttemptId: release.previousAttemptId ?? null,
    nextAttemptId: release.nextAttemptId ?? null,
    phase: phaseOf(release),
    routine: release.routine,
    createdBy: release.createdBy,
    createdAt: release.createdAt,
    contributors: release.contributors,
    approverTitle: release.workflow.approverTitle,
  };
}

/**
 * What a document of this kind can say of a release, as of an instant.
 *
 * @public
 */
export function factsOf(options: {
  readonly kind: DocumentKind;
  readonly release: Release;
  readonly answers?: Partial<DocumentAnswers>;
  readonly now: string;
}): DocumentFacts {
  const { kind, release, answers = {}, now } = options;
  const success = productionSuccess(release);
  const baseline =
    release.approval.status === 'none'
      ? null
      : release.approval.request.snapshot.baseline;
  return {
    kind,
    now,
    release: releaseFacts(release),
    changes: release.changes ?? null,
    tickets: release.tickets.map(({ tracker, id, seen }) => ({
      tracker,
      id,
      title: seen?.title ?? null,
      state: seen?.state ?? null,
      closed: seen?.closed ?? null,
      url: seen?.url ?? null,
    })),
    stages: release.workflow.stages.map(stage => ({
      id: stage.id,
      title: stage.title,
      items: stage.items.map(item => itemFacts(release, item)),
    })),
    approval: approvalFacts(release),
    baseline,
    deployments: release.deployments.map(deploymentFacts),
    production: success ? deploymentFacts(success) : null,
    rollback: rollbackFacts(release),
    violations: release.violations.map(({ at, message, answer }) => ({
      at,
      message,
      answer: answer?.statement ?? null,
    })),
    timeline: timelineOf(release),
    answers: { ...NO_ANSWERS, ...answers },
  };
}
