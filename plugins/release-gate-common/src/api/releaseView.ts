import { checkJson, probesJson, worstCheck } from './checkView';
import { asOf } from '../domain/approval/asOf';
import { mayDecide } from '../domain/approval/may';
import { contributorsTo } from '../domain/authority/contributorsTo';
import { statementPolicyOf } from '../domain/authority/statement';
import { openPlaces } from '../domain/documents/openPlaces';
import { flagsOf } from '../domain/request/flagsOf';
import { askGate } from '../domain/gate/askGate';
import type { GateAnswer } from '../domain/gate/question';
import { whyClosed } from '../domain/items/mayComplete';
import type { Context } from '../domain/model/context';
import type { DecisionRecord } from '../domain/model/decisionRecord';
import type { AttachedDocument } from '../domain/model/document';
import type { ProbeRun } from '../domain/model/findings';
import type { Completion } from '../domain/model/item';
import {
  type Release,
  type ReleaseNow,
  productionSuccess,
  rollbackOf,
} from '../domain/model/release';
import type { LinkedTicket } from '../domain/model/ticket';
import type { Violation } from '../domain/model/violation';
import type {
  Workflow,
  WorkflowItem,
  WorkflowStage,
} from '../domain/model/workflow';
import { type PlacedItem, itemsOf } from '../domain/model/workflowItems';
import { monitoredUntil } from '../domain/monitoring/window';
import { allowedActions } from '../domain/overview/allowedActions';
import { dutiesOf } from '../domain/overview/duties';
import { nextSteps } from '../domain/overview/nextSteps';
import { waitingFor } from '../domain/overview/waitingFor';
import {
  isStageApplicable,
  itemState,
  openItems,
} from '../domain/progress/itemState';
import { phaseOf } from '../domain/progress/phase';
import type { ApprovalJson } from './answers/approval';
import type { ViolationJson } from './answers/deployments';
import type { DocumentJson } from './answers/documents';
import type { GateAnswerJson } from './answers/gate';
import type { EvidenceJson, ItemJson, StageJson } from './answers/items';
import type { ReleaseJson, ReleaseListItem } from './answers/releases';
import type { DutyJson } from './answers/summary';
import type { TicketJson } from './answers/tickets';
import type { WorkflowJson } from './answers/workflows';

function evidence({ evidence: found }: Completion): EvidenceJson {
  const { by, at, note, url, source } = found;
  return {
    by,
    at,
    ...(note !== undefined && { note }),
    ...(url !== undefined && { url }),
    source,
  };
}

function overrideJson(completion: Completion): Pick<ItemJson, 'overridden'> {
  if (!completion.override) {
    return {};
  }
  const { by, at, note } = completion.evidence;
  return { overridden: { by, at, reason: note } };
}

function completionJson(
  completion: Completion | undefined,
): Pick<ItemJson, 'evidence' | 'overridden'> {
  return completion
    ? { evidence: evidence(completion), ...overrideJson(completion) }
    : {};
}

/** The last of the parts is what completed the item; one override makes it overridden. */
function partsCompletionJson(
  parts: readonly Completion[],
): Pick<ItemJson, 'evidence' | 'overridden'> {
  const [first, ...others] = parts;
  const newest = others.reduce(
    (latest, each) => (each.evidence.at >= latest.evidence.at ? each : latest),
    first,
  );
  const overridden = parts.find(({ override }) => override);
  return {
    evidence: evidence(newest),
    ...(overridden && overrideJson(overridden)),
  };
}

function partsJson(
  release: Release,
  item: WorkflowItem & { readonly kind: 'check' },
  context: Context,
): Pick<ItemJson, 'parts' | 'check' | 'evidence' | 'overridden'> {
  const progress = release.items[item.id]?.parts ?? {};
  const parts = (item.parts ?? []).map(part => {
    const done = progress[part.id];
    const check = checkJson(
      release,
      { itemId: item.id, part: part.id },
      context,
    );
    return {
      ...part,
      state: done ? ('complete' as const) : ('open' as const),
      ...(check && { check }),
      ...completionJson(done),
    };
  });
  const check = worstCheck(parts.flatMap(part => part.check ?? []));
  return {
    parts,
    ...(check && { check }),
    ...(parts.every(({ state }) => state === 'complete') &&
      partsCompletionJson(Object.values(progress))),
  };
}

function answeredByJson(
  release: Release,
  item: WorkflowItem,
  context: Context,
): Pick<ItemJson, 'answeredBy'> {
  const answeredBy =
    item.kind === 'tickets'
      ? release.tickets.find(({ tracker }) =>
          context.ticketTrackers.includes(tracker),
        )?.tracker
      : context.answeredBy[item.id];
  return answeredBy === undefined ? {} : { answeredBy };
}

function itemJson(
  release: Release,
  item: WorkflowItem,
  context: Context,
  probeRuns: readonly ProbeRun[],
): ItemJson {
  const state = itemState(release, item);
  const until =
    item.kind === 'monitoring' ? monitoredUntil(release) : undefined;
  const check =
    item.kind === 'check'
      ? checkJson(release, { itemId: item.id }, context)
      : undefined;
  return {
    id: item.id,
    title: item.title,
    kind: item.kind,
    state,
    ...(check && { check }),
    ...answeredByJson(release, item, context),
    ...(state === 'not-applicable'
      ? {}
      : completionJson(release.items[item.id]?.completion)),
    ...(item.kind === 'check' &&
      item.parts &&
      partsJson(release, item, context)),
    ...automaticEvidence(release, item, state),
    ...(item.kind === 'manual' && item.requires && { requires: item.requires }),
    ...(item.helpUrl && { helpUrl: item.helpUrl }),
    ...(until && { availableAt: until }),
    ...(until && probesJson(release, context, probeRuns)),
  };
}

/** What follows from the request or the decision is evidenced by it. */
function automaticEvidence(
  { approval }: Release,
  item: WorkflowItem,
  state: ItemJson['state'],
): Pick<ItemJson, 'evidence'> {
  if (
    item.kind !== 'automatic' ||
    state !== 'complete' ||
    approval.status === 'none'
  ) {
    return {};
  }
  const { snapshot } = approval.request;
  if (item.follows === 'request') {
    return {
      evidence: {
        by: snapshot.requestedBy,
        at: snapshot.requestedAt,
        source: 'person',
      },
    };
  }
  return item.follows === 'approval' && approval.status === 'approved'
    ? {
        evidence: {
          by: approval.decision.decidedBy,
          at: approval.decision.decidedAt,
          note: approval.decision.statement,
          source: 'person',
        },
      }
    : {};
}

/** Why an open item is closed to the actor, said by the rule that refuses the command. */
function closedJson(
  release: ReleaseNow,
  placed: PlacedItem,
  context: Context,
): Pick<ItemJson, 'closed'> {
  const closed =
    itemState(release, placed.item) === 'open'
      ? whyClosed(release, placed, context)
      : undefined;
  return closed ? { closed } : {};
}

function stageJson(
  release: ReleaseNow,
  stage: WorkflowStage,
  context: Context,
  probeRuns: readonly ProbeRun[],
): StageJson {
  return {
    id: stage.id,
    title: stage.title,
    complete:
      isStageApplicable(release, stage) &&
      openItems(release, stage).length === 0,
    items: stage.items.map(item => ({
      ...itemJson(release, item, context, probeRuns),
      ...closedJson(release, { stage, item }, context),
    })),
  };
}

function approvalJson({ approval }: Release): ApprovalJson {
  if (approval.status === 'none') {
    return { status: 'none' };
  }
  const { snapshot, digest, expiresAt } = approval.request;
  const flags = flagsOf(snapshot);
  const decision = 'decision' in approval ? approval.decision : undefined;
  return {
    status: approval.status,
    request: {
      number: snapshot.number,
      id: snapshot.id,
      digest,
      what: snapshot.what,
      why: snapshot.why,
      testingResults: snapshot.testingResults,
      releaseNotes: snapshot.releaseNote.markdown,
      releaseNoteVersion: snapshot.releaseNote.version,
      ...(snapshot.baseline && { baseline: snapshot.baseline }),
      requestedBy: snapshot.requestedBy,
      requestedAt: snapshot.requestedAt,
      expiresAt,
      ...(flags.length > 0 && { flags }),
    },
    ...(decision && {
      decision: {
        decision: decision.decision,
        statement: decision.statement,
        decidedBy: decision.decidedBy,
        decidedAt: decision.decidedAt,
        approverVia: decision.approverVia,
        ...(decision.validUntil && { validUntil: decision.validUntil }),
      },
    }),
    ...(approval.status === 'approved' &&
      approval.use?.usedBy && { usedBy: approval.use.usedBy }),
    ...('endedAt' in approval && {
      ended: { at: approval.endedAt, reason: approval.reason },
    }),
  };
}

/** Why the actor may not decide on the open request, said by the rule that refuses the decision. */
function mayNotDecideJson(
  release: ReleaseNow,
  context: Context,
): Pick<ReleaseJson, 'mayNotDecide'> {
  const may = mayDecide(release, context);
  return release.approval.status === 'requested' && 'refused' in may
    ? { mayNotDecide: may.refused }
    : {};
}

/** A violation as the API shows it. @public */
export function toViolationJson(
  violation: Violation,
  releaseId?: string,
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

function ticketJson(
  { tracker, id, seen, missing, closing }: LinkedTicket,
  { ticketReads }: Context,
): TicketJson {
  const readAt = ticketReads[`${tracker} ${id}`] ?? seen?.at;
  const { at: _, ...finding } = seen ?? {};
  return {
    tracker,
    id,
    ...finding,
    ...(missing && { missing }),
    ...(closing && { closing }),
    ...(readAt && { checkedAt: readAt }),
  };
}

function documentJson({
  markdown,
  ...document
}: AttachedDocument): DocumentJson {
  const open = openPlaces(markdown);
  return { ...document, ...(open.length > 0 && { openPlaces: open }) };
}

/** The gate's answer for this release's own commit and environment. */
function gateOf(release: Release, context: Context): GateAnswer {
  return askGate({
    environment: release.environment,
    commit: release.commit,
    now: context.now,
    policy: context.policy,
    entity: context.entity,
    release,
    entityKnown: context.entityGone !== true,
    historyValid: true,
  });
}

/**
 * A release as the API shows it to the actor of the context, as of its `now`.
 *
 * @param probeRuns - what the probes did in the monitoring window, oldest first
 * @public
 */
export function toReleaseJson(
  stored: Release,
  context: Context,
  probeRuns: readonly ProbeRun[] = [],
): ReleaseJson {
  const release = asOf(stored, context);
  const { allowed, reasons, recheckAt } = gateOf(release, context);
  const rollback = rollbackOf(release);
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
    routine: release.routine,
    phase: phaseOf(release),
    phaseSince: release.phaseSince,
    revision: release.revision,
    createdBy: release.createdBy,
    createdAt: release.createdAt,
    updatedAt: release.updatedAt,
    ...(release.changes && { changes: release.changes }),
    workflow: {
      name: release.workflow.name,
      version: release.workflow.version,
      approverTitle: release.workflow.approverTitle,
    },
    stages: release.workflow.stages.map(stage =>
      stageJson(release, stage, context, probeRuns),
    ),
    approval: approvalJson(release),
    ...mayNotDecideJson(release, context),
    deployments: release.deployments.map(({ deploymentId, ...rest }) => ({
      id: deploymentId,
      ...rest,
    })),
    tickets: release.tickets.map(ticket => ticketJson(ticket, context)),
    documents: release.documents.map(documentJson),
    timeEntries: release.timeEntries.map(({ trackerId: _, ...rest }) => rest),
    ...(rollback && { rollback }),
    violations: release.violations.map(violation =>
      toViolationJson(violation, release.id),
    ),
    contributors: contributorsTo(release, context),
    gate: { allowed, reasons, ...(recheckAt && { recheckAt }) },
    nextSteps: nextSteps(release),
    waitingFor: waitingFor(release),
    allowedActions: allowedActions(release, context),
    statementPolicy: statementPolicyOf(context.policy),
    now: context.now,
  };
}

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

/** The duties of a release as the API lists them. @public */
export function toDutiesJson(release: Release): readonly DutyJson[] {
  return dutiesOf(release).map(({ id, title }) => ({
    releaseId: release.id,
    version: release.version,
    itemId: id,
    title,
  }));
}

/** A workflow as the API shows it. @public */
export function toWorkflowJson(workflow: Workflow): WorkflowJson {
  const { name, version, title, approverTitle, stages } = workflow;
  return {
    name,
    version,
    title,
    approverTitle,
    stages: stages.map(stage => ({
      id: stage.id,
      title: stage.title,
      items: stage.items.map(item => ({
        id: item.id,
        title: item.title,
        kind: item.kind,
        ...(item.kind === 'check' && item.parts && { parts: item.parts }),
        ...(item.helpUrl && { helpUrl: item.helpUrl }),
      })),
    })),
  };
}

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
