export { asOf } from './approval/asOf';
export { mayDecide } from './approval/may';
export { requestDigest, workflowDigest } from './approval/digests';
export { dueReminder } from './approval/dueReminder';
export { type Today, runsOutAt } from './approval/overdue';
export { isOwnWork, refuseNonOwner } from './authority/authority';
export { refuseStaleRevision } from './authority/revision';
export * from './authority/statement';
export * from './progress/checkTargets';
export { decide } from './decide';
export type { DeploymentAnswer } from './deployments/reportDeployment';
export { isFinalDocument, latestDocument } from './documents/documents';
export * from './documents/openPlaces';
export { emptyEntityRecord } from './entity/emptyEntityRecord';
export { evolveEntity } from './evolveEntity';
export { type Flaw, flawIn } from './approval/flawIn';
export { contributorsTo, workersOn } from './authority/contributorsTo';
export { isLastFact } from './entity/isLastFact';
export { attemptsBefore, relatedTo } from './entity/relatedTo';
export * from './entity/releasesChangedBy';
export { awaitingReentry, isOpen, releaseOfCommit } from './entity/releases';
export { runningIn, runningSince } from './entity/running';
export { evolve } from './evolve';
export * from './gate/askGate';
export type * from './gate/question';
export { recordDecision } from './gate/recordDecision';
export { type Outcome, handle } from './handle';
export {
  UNDECLARED_ENVIRONMENT,
  deniedKey,
  isKeptDenial,
  keptEnvironment,
} from './lifecycle/denials';
export type * from './model/actor';
export type * from './model/approval';
export type * from './model/approvalRequest';
export * from './model/builtInWorkflow';
export type { Command, ReleaseCommand } from './model/commands/command';
export type * from './model/commands/deployments';
export type * from './model/commands/lifecycle';
export type * from './model/context';
export * from './model/decisionRecord';
export type * from './model/deployment';
export type * from './model/document';
export type * from './model/entity';
export type { EntityEventBody } from './model/events/entity';
export type { PolicySeen } from './model/events/policy';
export type * from './model/events/event';
export type { ReopenCause } from './model/events/items';
export type { VoidCause } from './model/events/approval';
export * from './model/findings';
export * from './model/gateReason';
export { reached } from './model/instants';
export type * from './model/item';
export { nameOfRef } from './model/nameOfRef';
export * from './model/names';
export {
  type Environment,
  type EnvironmentTier,
  type Policy,
  findEnvironment,
  productionEnvironment,
  productionEnvironments,
} from './model/policy';
export { policyDigest } from './model/policyDigest';
export {
  REFUSALS,
  type Refusal,
  type RefusalCode,
  type Refused,
} from './model/refusals';
export * from './model/release';
export type * from './model/releaseEnd';
export {
  isolated,
  oneLine,
  shortened,
  textBeginning,
} from './model/foreignText';
export { isBlank } from './model/readable';
export { turnsDirection } from './model/turnsDirection';
export { shortCommit } from './model/shortCommit';
export type { DecideResult } from './model/tables';
export type * from './model/ticket';
export type * from './model/timeEntry';
export type * from './model/violation';
export * from './model/workflow';
export * from './model/workflowItems';
export type { Appends, World } from './model/world';
export * from './monitoring/window';
export { allowedActions } from './overview/allowedActions';
export * from './overview/dossier';
export { entityActions } from './overview/entityActions';
export { type Duty, dutiesOf, openDutiesOf } from './overview/duties';
export { isRollbackOverdue, rollbackDueAt } from './rollback/dueRollback';
export { nextSteps } from './overview/nextSteps';
export * from './overview/setbacks';
export type { NextStep } from './overview/stepFor';
export { waitingFor } from './overview/waitingFor';
export { type ItemState, itemState } from './progress/itemState';
export {
  ENDED_PHASES,
  PHASES,
  type Phase,
  hasEnded,
  phaseOf,
} from './progress/phase';
export { PHASE_TABLE } from './progress/phaseTable';
export type { RequestFlag } from './request/flagsOf';
export { possibleDeciders } from './authority/possibleDeciders';
export { refuseRequesting } from './request/may';
export type * from './request/fieldDifferences';
export * from './replayRecord';
export * from './request/requestDifference';
export * from './time/draftTimeEntry';
