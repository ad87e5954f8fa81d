/**
 * The HTTP contract: what can be asked, what is answered, and how it travels.
 */
export type {
  ApprovalJson,
  ApprovalRequestJson,
  ApprovalStatus,
  DecisionJson,
} from './answers/approval';
export type { CheckJson, ProbeJson } from './answers/checks';
export type {
  DeploymentAnswerJson,
  DeploymentJson,
  RunningJson,
  ViolationJson,
} from './answers/deployments';
export type { DocumentJson, DocumentListItem } from './answers/documents';
export type { DossierJson } from './answers/dossier';
export type {
  EventJson,
  EventPageJson,
  UnprovenEventJson,
} from './answers/events';
export { namedAnswers } from './answers/exactly';
export type { GateAnswerJson, GateJson } from './answers/gate';
export type {
  IntegrationJson,
  IntegrationStateJson,
  IntegrationsJson,
  SettingsWarningJson,
} from './answers/integrations';
export type {
  EvidenceJson,
  ItemJson,
  OverrideJson,
  PartJson,
  StageJson,
} from './answers/items';
export type { ItemList, Page } from './answers/page';
export type { ReleaseJson, ReleaseListItem } from './answers/releases';
export type { RollbackJson } from './answers/rollback';
export type { DutyJson, ProductionJson, SummaryJson } from './answers/summary';
export type { FoundTicketJson, TicketJson } from './answers/tickets';
export type { TimeEntryJson } from './answers/time';
export type { WorkflowJson } from './answers/workflows';
export type { Operation } from './contract/Operation';
export * from './createReleaseGateClient';
export * from './operations';
export * from './readShape';
export * from './releaseGateApi';
export * from './views/toDutiesJson';
export * from './views/toGateAnswerJson';
export * from './views/toProductionJson';
export * from './views/toReleaseJson';
export * from './views/toReleaseListItem';
export * from './views/toViolationJson';
export * from './views/toWorkflowJson';
