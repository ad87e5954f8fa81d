import type {
  CommitId,
  EntityRef,
  EnvironmentName,
  ReleaseId,
} from '../../domain/model/names';
import { z } from 'zod/v4';
import type { StatementPolicy } from '../../domain/authority/statement';
import type { Refusal } from '../../domain/model/refusals';
import type { Changes } from '../../domain/model/release';
import type { NextStep } from '../../domain/overview/stepFor';
import { type Phase, PHASES } from '../../domain/progress/phase';
import {
  type ApprovalJson,
  type ApprovalStatus,
  approvalJson,
  approvalStatus,
} from './approval';
import { closedJson } from './closed';
import {
  type DeploymentJson,
  type ViolationJson,
  deploymentJson,
  violationJson,
} from './deployments';
import { type DocumentJson, documentJson } from './documents';
import { exactly, instant, listOf, named, oneOf, provenName } from './exactly';
import { changes } from './facts';
import { type GateJson, gateJson } from './gate';
import { type IntegrationJson, integrationJson } from './integrations';
import { type StageJson, stageJson } from './items';
import { pageOf } from './page';
import { type RollbackJson, rollbackJson } from './rollback';
import { type TicketJson, ticketJson } from './tickets';
import { type TimeEntryJson, timeEntryJson } from './time';
import { statementPolicy } from './statementPolicy';

/** What a release is in every answer. */
interface ReleaseBase {
  readonly id: ReleaseId;
  readonly entityRef: EntityRef;
  readonly owner: string;
  readonly version: string;
  readonly commit: CommitId;
  readonly title: string;
  readonly environment: EnvironmentName;
  readonly attempt: number;
  readonly previousAttemptId?: ReleaseId;
  readonly nextAttemptId?: ReleaseId;
  readonly routine: boolean;
  readonly phase: Phase;
  readonly phaseSince: string;
  readonly revision: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The one sentence about it: whose turn it is and what for. */
  readonly waitingFor: string;
}

const base = {
  id: provenName<ReleaseId>(),
  entityRef: provenName<EntityRef>(),
  owner: z.string(),
  version: z.string(),
  commit: provenName<CommitId>(),
  title: z.string(),
  environment: provenName<EnvironmentName>(),
  attempt: z.int(),
  previousAttemptId: provenName<ReleaseId>().optional(),
  nextAttemptId: provenName<ReleaseId>().optional(),
  routine: z.boolean(),
  phase: z.enum(PHASES),
  phaseSince: instant,
  revision: z.int(),
  createdBy: z.string(),
  createdAt: instant,
  updatedAt: instant,
  waitingFor: z.string(),
};

/** One release, whole. @public */
export interface ReleaseJson extends ReleaseBase {
  readonly changes?: Changes;
  readonly workflow: {
    readonly name: string;
    readonly version: string;
    readonly approverTitle: string;
  };
  readonly stages: readonly StageJson[];
  readonly approval: ApprovalJson;
  /** Why the caller may not decide on the open request; missing where they may, or none is open. */
  readonly mayNotDecide?: Refusal;
  readonly deployments: readonly DeploymentJson[];
  readonly tickets: readonly TicketJson[];
  readonly documents: readonly DocumentJson[];
  readonly timeEntries: readonly TimeEntryJson[];
  /** Where time is logged to; missing where no tracker is connected. */
  readonly timeTracker?: IntegrationJson;
  /** A pipeline is there to report deployments to its environment: what a person reports of them is a claim. */
  readonly isReportedByPipeline?: boolean;
  /** The catalog could not be asked what the caller is here: that there are no actions says nothing. */
  readonly isCatalogSilent?: true;
  /** Where tickets are kept; missing where no tracker is connected. */
  readonly ticketTrackers?: readonly IntegrationJson[];
  readonly rollback?: RollbackJson;
  readonly violations: readonly ViolationJson[];
  /** Who worked on it and therefore may not decide. */
  readonly contributors: readonly string[];
  readonly gate: GateJson;
  readonly nextSteps: readonly NextStep[];
  readonly allowedActions: readonly string[];
  readonly statementPolicy: StatementPolicy;
  /** The server's time of this answer; clocks on the page run by it. */
  readonly now: string;
}

const nextStep = exactly<NextStep>({
  actor: z.string(),
  action: oneOf<NextStep['action']>({
    complete: true,
    attach: true,
    deliver: true,
    deploy: true,
    request: true,
    decide: true,
    monitor: true,
    revert: true,
    notify: true,
    're-enter': true,
  }),
  itemId: z.string().optional(),
  since: instant,
});

export const releaseJson = named(
  'Release',
  exactly<ReleaseJson>({
    ...base,
    changes: changes.optional(),
    workflow: exactly<ReleaseJson['workflow']>({
      name: z.string(),
      version: z.string(),
      approverTitle: z.string(),
    }),
    stages: listOf(stageJson),
    approval: approvalJson,
    mayNotDecide: closedJson.optional(),
    deployments: listOf(deploymentJson),
    tickets: listOf(ticketJson),
    documents: listOf(documentJson),
    timeEntries: listOf(timeEntryJson),
    timeTracker: integrationJson.optional(),
    isReportedByPipeline: z.boolean().optional(),
    isCatalogSilent: z.literal(true).optional(),
    ticketTrackers: listOf(integrationJson).optional(),
    rollback: rollbackJson.optional(),
    violations: listOf(violationJson),
    contributors: listOf(z.string()),
    gate: gateJson,
    nextSteps: listOf(nextStep),
    allowedActions: listOf(z.string()),
    statementPolicy,
    now: instant,
  }),
);

/** A release in a list. @public */
export interface ReleaseListItem extends ReleaseBase {
  readonly approval: {
    readonly status: ApprovalStatus;
    readonly requestedAt?: string;
    readonly expiresAt?: string;
    readonly decidedBy?: string;
    readonly decidedAt?: string;
    readonly validUntil?: string;
  };
  readonly progress: { readonly complete: number; readonly total: number };
  /** When the production deployment succeeded. */
  readonly deployedAt?: string;
  readonly violations: number;
}

export const releaseListItem = named(
  'ReleaseListItem',
  exactly<ReleaseListItem>({
    ...base,
    approval: exactly<ReleaseListItem['approval']>({
      status: approvalStatus,
      requestedAt: instant.optional(),
      expiresAt: instant.optional(),
      decidedBy: z.string().optional(),
      decidedAt: instant.optional(),
      validUntil: instant.optional(),
    }),
    progress: exactly<ReleaseListItem['progress']>({
      complete: z.int(),
      total: z.int(),
    }),
    deployedAt: instant.optional(),
    violations: z.int(),
  }),
);

export const releasePage = pageOf('ReleasePage', releaseListItem);
