import { z } from 'zod/v4';
import type { ReleaseId } from '../../domain/model/names';
import type { StatementPolicy } from '../../domain/authority/statement';
import type { Duty } from '../../domain/overview/duties';
import {
  type RunningJson,
  type ViolationJson,
  runningJson,
  violationJson,
} from './deployments';
import { exactly, instant, listOf, named, provenName } from './exactly';
import { type GateJson, gateJson } from './gate';
import {
  type ReleaseJson,
  type ReleaseListItem,
  releaseJson,
  releaseListItem,
} from './releases';
import { type WorkflowJson, workflowJson } from './workflows';
import { statementPolicy } from './statementPolicy';

/** What a release that is in production already still asks of its owner. @public */
export type DutyJson = Duty;

export const dutyJson = named(
  'Duty',
  exactly<DutyJson>({
    releaseId: provenName<ReleaseId>(),
    version: z.string(),
    itemId: z.string(),
    title: z.string(),
    dueAt: instant.optional(),
  }),
);

/** An environment of tier production, for one entity. @public */
export interface ProductionJson {
  readonly name: string;
  readonly inProduction?: RunningJson;
  /** Whether the caller may start a release of the entity for it. */
  readonly mayStart: boolean;
}

const productionJson = named(
  'Production',
  exactly<ProductionJson>({
    name: z.string(),
    inProduction: runningJson.optional(),
    mayStart: z.boolean(),
  }),
);

/** Everything that the page of an entity shows. @public */
export interface SummaryJson {
  readonly entityRef: string;
  readonly workflow: WorkflowJson;
  /** Why another workflow holds than the entity chooses, in a sentence. */
  readonly workflowProblem?: string;
  /** The catalog could not be asked what the caller is here: that there are no actions says nothing. */
  readonly isCatalogSilent?: true;
  readonly current?: ReleaseJson;
  /** What runs in the first environment of tier production. */
  readonly inProduction?: RunningJson;
  /** Every environment of tier production. */
  readonly environments: readonly ProductionJson[];
  readonly history: readonly ReleaseListItem[];
  readonly violations: readonly ViolationJson[];
  readonly openDuties: readonly DutyJson[];
  /** The gate's answer for the current release; without one, why it is closed. */
  readonly gate: GateJson;
  /** The actions on the current release, and `start` where a release may be started. */
  readonly allowedActions: readonly string[];
  readonly statementPolicy: StatementPolicy;
  readonly now: string;
}

export const summaryJson = named(
  'Summary',
  exactly<SummaryJson>({
    entityRef: z.string(),
    workflow: workflowJson,
    workflowProblem: z.string().optional(),
    isCatalogSilent: z.literal(true).optional(),
    current: releaseJson.optional(),
    inProduction: runningJson.optional(),
    environments: listOf(productionJson),
    history: listOf(releaseListItem),
    violations: listOf(violationJson),
    openDuties: listOf(dutyJson),
    gate: gateJson,
    allowedActions: listOf(z.string()),
    statementPolicy,
    now: instant,
  }),
);
