import { type BasicPermission } from '@backstage/plugin-permission-common';
import {
  approvalDecidePermission,
  approvalRequestPermission,
  bodySchemas,
  deploymentCreatePermission,
  integrationsReadPermission,
  querySchemas,
  releaseCreatePermission,
  releaseReadPermission,
  releaseRollbackPermission,
  releaseUpdatePermission,
} from 'backstage-plugin-release-gate-common';

/** One operation of the API: what routes, permissions and openapi.yaml are made of. */
export interface Operation {
  readonly method: 'get' | 'post' | 'patch';
  /** With `:name` for a parameter. */
  readonly path: string;
  readonly summary: string;
  readonly permission: BasicPermission;
  readonly query?: keyof typeof querySchemas;
  readonly body?: keyof typeof bodySchemas;
  readonly status: 200 | 201 | 202;
  readonly answer:
    | 'Release'
    | 'ReleasePage'
    | 'EventPage'
    | 'Workflows'
    | 'Markdown'
    | 'Draft'
    | 'Dossier'
    | 'DocumentPage'
    | 'DeploymentAnswer'
    | 'Violation'
    | 'GateAnswer'
    | 'Summary'
    | 'Integrations'
    | 'FoundTickets';
}

const read = {
  method: 'get',
  permission: releaseReadPermission,
  status: 200,
} as const;

const change = {
  method: 'post',
  permission: releaseUpdatePermission,
  status: 200,
  answer: 'Release',
} as const;

/** Every operation of the API, by name. */
export const operations = {
  // What is asked most stands first: routes are tried in this order.
  askGate: {
    ...read,
    path: '/gate',
    summary: 'May this commit of this entity go to this environment now?',
    query: 'askGate',
    answer: 'GateAnswer',
  },
  summary: {
    ...read,
    path: '/summary',
    summary: 'Everything that the page of an entity shows',
    query: 'summary',
    answer: 'Summary',
  },
  listWorkflows: {
    ...read,
    path: '/workflows',
    summary: 'The configured workflows',
    answer: 'Workflows',
  },
  startRelease: {
    ...change,
    path: '/releases',
    summary: 'Start a release',
    permission: releaseCreatePermission,
    body: 'startRelease',
    status: 201,
  },
  listReleases: {
    ...read,
    path: '/releases',
    summary: 'Releases, newest first',
    query: 'listReleases',
    answer: 'ReleasePage',
  },
  getRelease: {
    ...read,
    path: '/releases/:id',
    summary: 'One release, whole',
    answer: 'Release',
  },
  getDossier: {
    ...read,
    path: '/releases/:id/dossier',
    summary: 'What an approver has to know besides the request, as of now',
    answer: 'Dossier',
  },
  listEvents: {
    ...read,
    path: '/releases/:id/events',
    summary: 'The history of a release, oldest first',
    query: 'listEvents',
    answer: 'EventPage',
  },
  amendRelease: {
    ...change,
    method: 'patch',
    path: '/releases/:id',
    summary: 'Amend a release',
    body: 'amendRelease',
  },
  linkTicket: {
    ...change,
    path: '/releases/:id/tickets',
    summary: 'Link a ticket',
    body: 'linkTicket',
  },
  closeTicket: {
    ...change,
    path: '/releases/:id/tickets/close',
    summary: 'Have the tracker close a linked ticket',
    body: 'closeTicket',
    status: 202,
  },
  unlinkTicket: {
    ...change,
    path: '/releases/:id/tickets/unlink',
    summary: 'Unlink a ticket',
    body: 'unlinkTicket',
  },
  completeItem: {
    ...change,
    path: '/releases/:id/items/:itemId/complete',
    summary: 'Complete or override a checklist item',
    body: 'completeItem',
  },
  reopenItem: {
    ...change,
    path: '/releases/:id/items/:itemId/reopen',
    summary: 'Re-open a checklist item',
    body: 'reopenItem',
  },
  runChecks: {
    ...change,
    path: '/releases/:id/checks/run',
    summary:
      'Run the checks of a release now; answers after them, at most 10 s',
    body: 'runChecks',
  },
  logTime: {
    ...change,
    path: '/releases/:id/time-entries',
    summary: 'Log time that the caller spent on the release',
    body: 'logTime',
    status: 202,
  },
  retryTime: {
    ...change,
    path: '/releases/:id/time-entries/:entryId/retry',
    summary: 'Send a time entry that failed once more',
    body: 'retryTime',
    status: 202,
  },
  searchTickets: {
    ...read,
    path: '/tickets',
    summary: 'Tickets of an entity in a connected tracker, to be linked',
    query: 'searchTickets',
    answer: 'FoundTickets',
  },
  readIntegrations: {
    ...read,
    path: '/health/integrations',
    summary: 'How the connected tools are doing, without secrets',
    permission: integrationsReadPermission,
    answer: 'Integrations',
  },
  attachDocument: {
    ...change,
    path: '/releases/:id/documents',
    summary: 'Attach a new version of a document',
    body: 'attachDocument',
  },
  readDocument: {
    ...read,
    path: '/releases/:id/documents/:kind',
    summary: 'A document as Markdown, by default its latest version',
    query: 'readDocument',
    answer: 'Markdown',
  },
  draftDocument: {
    ...read,
    method: 'post',
    path: '/releases/:id/documents/:kind/draft',
    summary: 'A document as its template writes it now; changes nothing',
    body: 'draftDocument',
    answer: 'Draft',
  },
  listDocuments: {
    ...read,
    path: '/documents',
    summary: 'The newest version of every document, by release, oldest first',
    query: 'listDocuments',
    answer: 'DocumentPage',
  },
  deliverReleaseNote: {
    ...change,
    path: '/releases/:id/documents/release-note/deliver',
    summary: 'Deliver the release note to the approvers',
    body: 'deliverReleaseNote',
  },
  requestApproval: {
    ...change,
    path: '/releases/:id/approval-request',
    summary: 'Ask for the decision',
    permission: approvalRequestPermission,
    body: 'requestApproval',
  },
  decide: {
    ...change,
    path: '/releases/:id/decision',
    summary: 'Decide in writing',
    permission: approvalDecidePermission,
    body: 'decide',
  },
  revokeApproval: {
    ...change,
    path: '/releases/:id/revoke',
    summary: 'Take an unused approval back',
    permission: approvalDecidePermission,
    body: 'revokeApproval',
  },
  rollBack: {
    ...change,
    path: '/releases/:id/rollback',
    summary: 'Roll back to the baseline',
    permission: releaseRollbackPermission,
    body: 'rollBack',
  },
  reenter: {
    ...change,
    path: '/releases/:id/re-entry',
    summary: 'Re-enter the workflow after a rollback',
    permission: releaseCreatePermission,
    body: 'reenter',
    status: 201,
  },
  cancelRelease: {
    ...change,
    path: '/releases/:id/cancel',
    summary: 'Cancel a release',
    body: 'cancelRelease',
  },
  reportDeployment: {
    ...change,
    path: '/deployments',
    summary: 'Report a deployment',
    permission: deploymentCreatePermission,
    body: 'reportDeployment',
    status: 201,
    answer: 'DeploymentAnswer',
  },
  answerViolation: {
    ...change,
    path: '/violations/:id/answer',
    summary: 'Answer a violation in writing',
    body: 'answerViolation',
    answer: 'Violation',
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
