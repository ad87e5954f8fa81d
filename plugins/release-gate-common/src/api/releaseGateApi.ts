import type { DocumentKind } from '../domain/model/workflow';
import type { Phase } from '../domain/progress/phase';
import type {
  AnswerOf,
  CallOf,
  CommandBody,
  OperationName,
} from './operations';

/** Has an operation carried out: over HTTP, or in memory. @public */
export type CallOperation = <N extends OperationName>(
  name: N,
  call: CallOf<N>,
) => Promise<AnswerOf<N>>;

/** @public */
export interface ReleaseFilter {
  readonly entityRef?: string;
  readonly phase?: readonly Phase[];
  readonly awaitingMyDecision?: boolean;
  readonly createdBy?: string;
  readonly owner?: string;
  readonly q?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Which page of a list is asked for. @public */
export interface PageChoice {
  readonly limit?: number;
  readonly cursor?: string;
}

/** Numbers and truth values travel as text in a query. */
function asText(value: number | boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function pageOf({ limit, cursor }: PageChoice) {
  return { limit: asText(limit), cursor };
}

/**
 * Everything that the Release Gate API offers, one method an operation. Every
 * call rejects when the answer is not a success; what with, `call` decides.
 *
 * @public
 */
export function releaseGateApi(call: CallOperation) {
  return {
    workflows: () => call('listWorkflows', {}),
    summary: (entityRef: string) => call('summary', { query: { entityRef } }),
    releases: ({
      phase,
      awaitingMyDecision,
      limit,
      cursor,
      ...rest
    }: ReleaseFilter = {}) =>
      call('listReleases', {
        query: {
          ...rest,
          ...pageOf({ limit, cursor }),
          phase: phase && [...phase],
          awaitingMyDecision:
            awaitingMyDecision === undefined
              ? undefined
              : `${awaitingMyDecision}`,
        },
      }),
    release: (id: string) => call('getRelease', { parameters: { id } }),
    /** What an approver has to know besides the request, as of now. */
    dossier: (id: string) => call('getDossier', { parameters: { id } }),
    events: (id: string, page: PageChoice = {}) =>
      call('listEvents', { parameters: { id }, query: pageOf(page) }),
    document: (id: string, kind: DocumentKind, version?: number) =>
      call('readDocument', { parameters: { id, kind }, query: { version } }),
    /** The newest version of every document, by release, oldest first. */
    documents: (page: PageChoice = {}) =>
      call('listDocuments', { query: pageOf(page) }),
    /** A document as it would be written now; changes nothing. */
    draftDocument: (
      id: string,
      kind: DocumentKind,
      body: CommandBody<'draftDocument'> = {},
    ) => call('draftDocument', { parameters: { id, kind }, body }),
    gate: (query: CallOf<'askGate'>['query']) => call('askGate', { query }),
    startRelease: (body: CommandBody<'startRelease'>) =>
      call('startRelease', { body }),
    amendRelease: (id: string, body: CommandBody<'amendRelease'>) =>
      call('amendRelease', { parameters: { id }, body }),
    linkTicket: (id: string, body: CommandBody<'linkTicket'>) =>
      call('linkTicket', { parameters: { id }, body }),
    /** Has the tracker close a linked ticket, where it can. */
    closeTicket: (id: string, body: CommandBody<'closeTicket'>) =>
      call('closeTicket', { parameters: { id }, body }),
    unlinkTicket: (id: string, body: CommandBody<'unlinkTicket'>) =>
      call('unlinkTicket', { parameters: { id }, body }),
    completeItem: (
      id: string,
      itemId: string,
      body: CommandBody<'completeItem'>,
    ) => call('completeItem', { parameters: { id, itemId }, body }),
    reopenItem: (id: string, itemId: string, body: CommandBody<'reopenItem'>) =>
      call('reopenItem', { parameters: { id, itemId }, body }),
    runChecks: (id: string) =>
      call('runChecks', { parameters: { id }, body: {} }),
    logTime: (id: string, body: CommandBody<'logTime'>) =>
      call('logTime', { parameters: { id }, body }),
    /** Sends an entry that failed once more. */
    retryTime: (id: string, entryId: string) =>
      call('retryTime', { parameters: { id, entryId }, body: {} }),
    /** Tickets of an entity, to be linked. */
    searchTickets: (query: CallOf<'searchTickets'>['query']) =>
      call('searchTickets', { query }),
    integrations: () => call('readIntegrations', {}),
    attachDocument: (id: string, body: CommandBody<'attachDocument'>) =>
      call('attachDocument', { parameters: { id }, body }),
    deliverReleaseNote: (
      id: string,
      body: CommandBody<'deliverReleaseNote'> = {},
    ) => call('deliverReleaseNote', { parameters: { id }, body }),
    requestApproval: (id: string, body: CommandBody<'requestApproval'>) =>
      call('requestApproval', { parameters: { id }, body }),
    decide: (id: string, body: CommandBody<'decide'>) =>
      call('decide', { parameters: { id }, body }),
    revokeApproval: (id: string, body: CommandBody<'revokeApproval'>) =>
      call('revokeApproval', { parameters: { id }, body }),
    rollBack: (id: string, body: CommandBody<'rollBack'>) =>
      call('rollBack', { parameters: { id }, body }),
    reenter: (id: string, body: CommandBody<'reenter'>) =>
      call('reenter', { parameters: { id }, body }),
    cancelRelease: (id: string, body: CommandBody<'cancelRelease'>) =>
      call('cancelRelease', { parameters: { id }, body }),
    reportDeployment: (body: CommandBody<'reportDeployment'>) =>
      call('reportDeployment', { body }),
    answerViolation: (id: string, body: CommandBody<'answerViolation'>) =>
      call('answerViolation', { parameters: { id }, body }),
  };
}

/** @public */
export interface ReleaseGateApi extends ReturnType<typeof releaseGateApi> {}
