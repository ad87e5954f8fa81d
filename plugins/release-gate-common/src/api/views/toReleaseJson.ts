import { asOf } from '../../domain/approval/asOf';
import { contributorsTo } from '../../domain/authority/contributorsTo';
import { statementPolicyOf } from '../../domain/authority/statement';
import { openPlaces } from '../../domain/documents/openPlaces';
import { askGate } from '../../domain/gate/askGate';
import type { GateAnswer } from '../../domain/gate/question';
import type { Context } from '../../domain/model/context';
import type { AttachedDocument } from '../../domain/model/document';
import type { ProbeRun } from '../../domain/model/findings';
import { type Release, rollbackOf } from '../../domain/model/release';
import { allowedActions } from '../../domain/overview/allowedActions';
import { nextSteps } from '../../domain/overview/nextSteps';
import { waitingFor } from '../../domain/overview/waitingFor';
import { phaseOf } from '../../domain/progress/phase';
import type { DocumentJson } from '../answers/documents';
import type { ReleaseJson } from '../answers/releases';
import { approvalJson, mayNotDecideJson } from './approvalJson';
import { rollbackJson } from './rollbackJson';
import { stageJson } from './stageJson';
import { ticketJson } from './ticketJson';
import { toViolationJson } from './toViolationJson';

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
 * A release as the API shows it to the actor of the context, as of its `now`:
 * the fields of the answer, one after the other.
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
    ...(rollback && { rollback: rollbackJson(release, rollback) }),
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
