export * from './allowedActions';
export { asOf, expiring, requestDigest, workflowDigest } from './approval';
export { isOwnWork, refuseNonOwner } from './authority';
export * from './builtInWorkflow';
export * from './checks';
export * from './commands';
export {
  type Actor,
  type ApproverFinding,
  type CheckTimes,
  type Context,
  type Environment,
  type Policy,
  type Roles,
  findEnvironment,
} from './context';
export { type Decision, decide } from './decide';
export * from './dossier';
export {
  type EntityDeployment,
  type EntityRecord,
  type ReleaseEntry,
  emptyEntityRecord,
  evolveEntity,
  isOpen,
  releaseOfCommit,
  awaitingReentry,
  runningIn,
  runningSince,
} from './entityRecord';
export * from './events';
export { evolve } from './evolve';
export * from './gate';
export { reached } from './instants';
export { type Outcome, handle } from './handle';
export * from './openPlaces';
export * from './monitoring';
export { nameOfRef } from './nameOfRef';
export * from './nextSteps';
export { PHASES, type Phase, phaseOf } from './phase';
export { PHASE_TABLE } from './phaseTable';
export { type ItemState, itemState } from './progress';
export { REFUSALS, type Refusal, type RefusalCode } from './refusals';
export * from './release';
export * from './requestDifference';
export { refuseStaleRevision } from './releaseRules';
export type { DeploymentAnswer } from './reportDeployment';
export { shortCommit } from './shortCommit';
export { isMonitored } from './recordFindings';
export { staleTargets } from './staleTargets';
export { refuseStatement } from './statement';
export * from './draftTimeEntry';
export { dueReminder } from './dueReminder';
export {
  type TimeEntry,
  type TimeEntryState,
  type TimeProof,
  timeItem,
} from './timeEntries';
export {
  type LinkedTicket,
  type TicketClosing,
  type TicketFinding,
  ticketItem,
} from './tickets';
export * from './workflow';
export type { Appends, World } from './world';
