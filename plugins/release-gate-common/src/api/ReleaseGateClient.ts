import { ResponseError } from '@backstage/errors';
import type { Draft } from '../documents/draftDocument';
import type {
  CommandBody,
  DeploymentAnswerJson,
  DocumentListItem,
  DossierJson,
  EventJson,
  FoundTicketJson,
  GateAnswerJson,
  IntegrationStateJson,
  Page,
  ReleaseFilter,
  ReleaseJson,
  ReleaseListItem,
  SummaryJson,
  ViolationJson,
  WorkflowJson,
} from './types';

/**
 * Everything that the Release Gate API offers. Every call rejects with a
 * `ResponseError` of `@backstage/errors` when the answer is not a success; its
 * `body.error` carries message and `code`.
 *
 * @public
 */
export interface ReleaseGateApi {
  workflows(): Promise<{ readonly items: readonly WorkflowJson[] }>;
  summary(entityRef: string): Promise<SummaryJson>;
  releases(filter?: ReleaseFilter): Promise<Page<ReleaseListItem>>;
  release(id: string): Promise<ReleaseJson>;
  /** What an approver has to know besides the request, as of now. */
  dossier(id: string): Promise<DossierJson>;
  events(
    id: string,
    page?: { readonly limit?: number; readonly cursor?: string },
  ): Promise<Page<EventJson>>;
  document(
    id: string,
    kind: 'release-note' | 'incident-report',
    version?: number,
  ): Promise<string>;
  /** The newest version of every document, by release, oldest first. */
  documents(page?: {
    readonly limit?: number;
    readonly cursor?: string;
  }): Promise<Page<DocumentListItem>>;
  /** A document as it would be written now; changes nothing. */
  draftDocument(
    id: string,
    kind: 'release-note' | 'incident-report',
    body?: CommandBody<'draftDocument'>,
  ): Promise<Draft>;
  gate(question: {
    readonly entityRef: string;
    readonly environment: string;
    readonly commit: string;
  }): Promise<GateAnswerJson>;
  startRelease(body: CommandBody<'startRelease'>): Promise<ReleaseJson>;
  amendRelease(
    id: string,
    body: CommandBody<'amendRelease'>,
  ): Promise<ReleaseJson>;
  linkTicket(id: string, body: CommandBody<'linkTicket'>): Promise<ReleaseJson>;
  /** Has the tracker close a linked ticket, where it can. */
  closeTicket(
    id: string,
    body: CommandBody<'closeTicket'>,
  ): Promise<ReleaseJson>;
  unlinkTicket(
    id: string,
    body: CommandBody<'unlinkTicket'>,
  ): Promise<ReleaseJson>;
  completeItem(
    id: string,
    itemId: string,
    body: CommandBody<'completeItem'>,
  ): Promise<ReleaseJson>;
  reopenItem(
    id: string,
    itemId: string,
    body: CommandBody<'reopenItem'>,
  ): Promise<ReleaseJson>;
  runChecks(id: string): Promise<ReleaseJson>;
  logTime(id: string, body: CommandBody<'logTime'>): Promise<ReleaseJson>;
  /** Sends an entry that failed once more. */
  retryTime(id: string, entryId: string): Promise<ReleaseJson>;
  /** Tickets of an entity, to be linked. */
  searchTickets(query: {
    readonly entityRef: string;
    readonly tracker: string;
    readonly id?: string;
    readonly state?: 'open' | 'closed';
  }): Promise<{ readonly items: readonly FoundTicketJson[] }>;
  integrations(): Promise<{ readonly items: readonly IntegrationStateJson[] }>;
  attachDocument(
    id: string,
    body: CommandBody<'attachDocument'>,
  ): Promise<ReleaseJson>;
  deliverReleaseNote(
    id: string,
    body?: CommandBody<'deliverReleaseNote'>,
  ): Promise<ReleaseJson>;
  requestApproval(
    id: string,
    body: CommandBody<'requestApproval'>,
  ): Promise<ReleaseJson>;
  decide(id: string, body: CommandBody<'decide'>): Promise<ReleaseJson>;
  revokeApproval(
    id: string,
    body: CommandBody<'revokeApproval'>,
  ): Promise<ReleaseJson>;
  rollBack(id: string, body: CommandBody<'rollBack'>): Promise<ReleaseJson>;
  reenter(id: string, body: CommandBody<'reenter'>): Promise<ReleaseJson>;
  cancelRelease(
    id: string,
    body: CommandBody<'cancelRelease'>,
  ): Promise<ReleaseJson>;
  reportDeployment(
    body: CommandBody<'reportDeployment'>,
  ): Promise<DeploymentAnswerJson>;
  answerViolation(
    id: string,
    body: CommandBody<'answerViolation'>,
  ): Promise<ViolationJson>;
}

/**
 * The API over HTTP. `fetch` has to add the credentials and, for the default
 * base URL, to know the scheme `plugin://`.
 *
 * @public
 */
export class ReleaseGateClient implements ReleaseGateApi {
  readonly #fetch: typeof fetch;
  readonly #baseUrl: () => Promise<string>;

  constructor(options: {
    readonly fetchApi: { readonly fetch: typeof fetch };
    /** Where the plugin answers, without a trailing slash; by default `plugin://release-gate`. */
    readonly baseUrl?: () => Promise<string>;
  }) {
    this.#fetch = options.fetchApi.fetch;
    this.#baseUrl =
      options.baseUrl ?? (() => Promise.resolve('plugin://release-gate'));
  }

  workflows() {
    return this.#json<{ readonly items: readonly WorkflowJson[] }>(
      'GET',
      '/workflows',
    );
  }

  summary(entityRef: string) {
    return this.#json<SummaryJson>('GET', `/summary${query({ entityRef })}`);
  }

  releases(filter: ReleaseFilter = {}) {
    return this.#json<Page<ReleaseListItem>>(
      'GET',
      `/releases${query({ ...filter })}`,
    );
  }

  release(id: string) {
    return this.#json<ReleaseJson>('GET', path(id));
  }

  dossier(id: string) {
    return this.#json<DossierJson>('GET', `${path(id)}/dossier`);
  }

  events(
    id: string,
    page: { readonly limit?: number; readonly cursor?: string } = {},
  ) {
    return this.#json<Page<EventJson>>(
      'GET',
      `${path(id)}/events${query({ ...page })}`,
    );
  }

  async document(
    id: string,
    kind: 'release-note' | 'incident-report',
    version?: number,
  ) {
    const response = await this.#send(
      'GET',
      `${path(id)}/documents/${kind}${query({ version })}`,
    );
    return response.text();
  }

  documents(page: { readonly limit?: number; readonly cursor?: string } = {}) {
    return this.#json<Page<DocumentListItem>>(
      'GET',
      `/documents${query({ ...page })}`,
    );
  }

  draftDocument(
    id: string,
    kind: 'release-note' | 'incident-report',
    body: CommandBody<'draftDocument'> = {},
  ) {
    return this.#json<Draft>(
      'POST',
      `${path(id)}/documents/${kind}/draft`,
      body,
    );
  }

  gate(question: {
    readonly entityRef: string;
    readonly environment: string;
    readonly commit: string;
  }) {
    return this.#json<GateAnswerJson>('GET', `/gate${query({ ...question })}`);
  }

  startRelease(body: CommandBody<'startRelease'>) {
    return this.#json<ReleaseJson>('POST', '/releases', body);
  }

  amendRelease(id: string, body: CommandBody<'amendRelease'>) {
    return this.#json<ReleaseJson>('PATCH', path(id), body);
  }

  linkTicket(id: string, body: CommandBody<'linkTicket'>) {
    return this.#json<ReleaseJson>('POST', `${path(id)}/tickets`, body);
  }

  closeTicket(id: string, body: CommandBody<'closeTicket'>) {
    return this.#json<ReleaseJson>('POST', `${path(id)}/tickets/close`, body);
  }

  unlinkTicket(id: string, body: CommandBody<'unlinkTicket'>) {
    return this.#json<ReleaseJson>('POST', `${path(id)}/tickets/unlink`, body);
  }

  completeItem(id: string, itemId: string, body: CommandBody<'completeItem'>) {
    return this.#json<ReleaseJson>(
      'POST',
      `${path(id)}/items/${encodeURIComponent(itemId)}/complete`,
      body,
    );
  }

  reopenItem(id: string, itemId: string, body: CommandBody<'reopenItem'>) {
    return this.#json<ReleaseJson>(
      'POST',
      `${path(id)}/items/${encodeURIComponent(itemId)}/reopen`,
      body,
    );
  }

  runChecks(id: string) {
    return this.#json<ReleaseJson>('POST', `${path(id)}/checks/run`, {});
  }

  logTime(id: string, body: CommandBody<'logTime'>) {
    return this.#json<ReleaseJson>('POST', `${path(id)}/time-entries`, body);
  }

  retryTime(id: string, entryId: string) {
    return this.#json<ReleaseJson>(
      'POST',
      `${path(id)}/time-entries/${encodeURIComponent(entryId)}/retry`,
      {},
    );
  }

  searchTickets(wanted: {
    readonly entityRef: string;
    readonly tracker: string;
    readonly id?: string;
    readonly state?: 'open' | 'closed';
  }) {
    return this.#json<{ readonly items: readonly FoundTicketJson[] }>(
      'GET',
      `/tickets?${new URLSearchParams(wanted)}`,
    );
  }

  integrations() {
    return this.#json<{ readonly items: readonly IntegrationStateJson[] }>(
      'GET',
      '/health/integrations',
    );
  }

  attachDocument(id: string, body: CommandBody<'attachDocument'>) {
    return this.#json<ReleaseJson>('POST', `${path(id)}/documents`, body);
  }

  deliverReleaseNote(id: string, body: CommandBody<'deliverReleaseNote'> = {}) {
    return this.#json<ReleaseJson>(
      'POST',
      `${path(id)}/documents/release-note/deliver`,
      body,
    );
  }

  requestApproval(id: string, body: CommandBody<'requestApproval'>) {
    return this.#json<ReleaseJson>(
      'POST',
      `${path(id)}/approval-request`,
      body,
    );
  }

  decide(id: string, body: CommandBody<'decide'>) {
    return this.#json<ReleaseJson>('POST', `${path(id)}/decision`, body);
  }

  revokeApproval(id: string, body: CommandBody<'revokeApproval'>) {
    return this.#json<ReleaseJson>('POST', `${path(id)}/revoke`, body);
  }

  rollBack(id: string, body: CommandBody<'rollBack'>) {
    return this.#json<ReleaseJson>('POST', `${path(id)}/rollback`, body);
  }

  reenter(id: string, body: CommandBody<'reenter'>) {
    return this.#json<ReleaseJson>('POST', `${path(id)}/re-entry`, body);
  }

  cancelRelease(id: string, body: CommandBody<'cancelRelease'>) {
    return this.#json<ReleaseJson>('POST', `${path(id)}/cancel`, body);
  }

  reportDeployment(body: CommandBody<'reportDeployment'>) {
    return this.#json<DeploymentAnswerJson>('POST', '/deployments', body);
  }

  answerViolation(id: string, body: CommandBody<'answerViolation'>) {
    return this.#json<ViolationJson>(
      'POST',
      `/violations/${encodeURIComponent(id)}/answer`,
      body,
    );
  }

  async #send(method: string, url: string, body?: unknown): Promise<Response> {
    const response = await this.#fetch(`${await this.#baseUrl()}${url}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }

  async #json<T>(method: string, url: string, body?: unknown): Promise<T> {
    const response = await this.#send(method, url, body);
    return response.json();
  }
}

function path(id: string): string {
  return `/releases/${encodeURIComponent(id)}`;
}

function query(
  parameters: Readonly<
    Record<string, string | number | boolean | readonly string[] | undefined>
  >,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) {
        search.append(name, String(each));
      }
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}
