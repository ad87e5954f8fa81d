import type { z } from 'zod/v4';
import type { Operation } from './contract/Operation';
import {
  decide,
  getDossier,
  requestApproval,
  revokeApproval,
} from './contract/approval';
import { answerViolation, reportDeployment } from './contract/deployments';
import {
  attachDocument,
  deliverReleaseNote,
  draftDocument,
  listDocuments,
  readDocument,
} from './contract/documents';
import { askGate } from './contract/gate';
import { completeItem, reopenItem, runChecks } from './contract/items';
import { listWorkflows, readIntegrations, summary } from './contract/overview';
import {
  amendRelease,
  cancelRelease,
  getRelease,
  listEvents,
  listReleases,
  startRelease,
} from './contract/releases';
import { reenter, rollBack } from './contract/rollback';
import {
  closeTicket,
  linkTicket,
  searchTickets,
  unlinkTicket,
} from './contract/tickets';
import { logTime, retryTime } from './contract/time';

/**
 * The HTTP contract: every operation of the API, by name. Routes are tried in
 * this order, so what is asked most stands first.
 *
 * @public
 */
export const operations = {
  askGate,
  summary,
  listWorkflows,
  startRelease,
  listReleases,
  getRelease,
  getDossier,
  listEvents,
  amendRelease,
  linkTicket,
  closeTicket,
  unlinkTicket,
  completeItem,
  reopenItem,
  runChecks,
  logTime,
  retryTime,
  searchTickets,
  readIntegrations,
  attachDocument,
  readDocument,
  draftDocument,
  listDocuments,
  deliverReleaseNote,
  requestApproval,
  decide,
  revokeApproval,
  rollBack,
  reenter,
  cancelRelease,
  reportDeployment,
  answerViolation,
} as const satisfies Readonly<Record<string, Operation>>;

type Operations = typeof operations;

/** @public */
export type OperationName = keyof Operations;

/** @public */
export const OPERATION_NAMES = Object.keys(
  operations,
) as readonly OperationName[];

type CommandName = {
  [N in OperationName]: Operations[N] extends { readonly body: z.ZodType }
    ? N
    : never;
}[OperationName];

/** The body of a command as a client writes it, by the name of the operation. @public */
export type CommandBody<N extends CommandName> = z.input<Operations[N]['body']>;

type BodyOutput<O> = O extends { readonly body: infer B }
  ? z.output<B>
  : undefined;

/** What an operation is asked, once the contract has checked it. @public */
export interface RequestOf<N extends OperationName> {
  readonly parameters: z.output<Operations[N]['parameters']>;
  readonly query: z.output<Operations[N]['query']>;
  readonly body: BodyOutput<Operations[N]>;
}

/** What a call has to give: nothing where everything in it may be left out. */
type Given<K extends string, V> = Record<never, never> extends V
  ? { readonly [P in K]?: V }
  : { readonly [P in K]: V };

type BodyInput<O> = O extends { readonly body: infer B }
  ? { readonly body: z.input<B> }
  : unknown;

/** What an operation is asked, as a client writes it. @public */
export type CallOf<N extends OperationName> = Given<
  'parameters',
  z.input<Operations[N]['parameters']>
> &
  Given<'query', z.input<Operations[N]['query']>> &
  BodyInput<Operations[N]>;

/** What an operation answers. @public */
export type AnswerOf<N extends OperationName> = z.output<
  Operations[N]['answer']
>;
