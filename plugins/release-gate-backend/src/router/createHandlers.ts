import {
  type AnswerOf,
  type OperationName,
  type RequestOf,
  refuseStatement,
  toWorkflowJson,
} from 'backstage-plugin-release-gate-common';
import type { Request } from 'express';
import type { Caller } from '../application/Caller';
import type { CommandBody } from '../application/CommandBody';
import type { ChangeInput } from '../application/commands/changeRelease';
import type { Application } from '../application/createApplication';
import { refusalToError } from '../application/refusalToError';
import type { DenialObserver } from './DenialObserver';
import { readTime } from './readTime';

/** A checked request, and who asks. */
interface Asked<N extends OperationName> extends RequestOf<N> {
  readonly caller: Caller;
  /** Over HTTP only. */
  readonly request?: Request;
}

/** What carries each operation out. */
export type Handlers = {
  readonly [N in OperationName]: (asked: Asked<N>) => Promise<AnswerOf<N>>;
};

/** The operations on one release. */
type OnRelease = {
  [N in OperationName]: RequestOf<N>['parameters'] extends {
    readonly id: string;
  }
    ? N
    : never;
}[OperationName];

/** What each operation asks the application. */
export function createHandlers(options: {
  readonly application: Application;
  readonly denials: DenialObserver;
  readonly minimumStatementLength: number;
}): Handlers {
  const { application, denials, minimumStatementLength } = options;
  const { commands, queries } = application;
  const change =
    <N extends OnRelease>(
      commandOf: (asked: Asked<N>) => CommandBody<ChangeInput['type']>,
    ) =>
    async (asked: Asked<N>) =>
      commands.change(asked.caller, {
        ...commandOf(asked),
        releaseId: asked.parameters.id,
      });
  // The core judges a statement, here already, so that a text that is too short
  // is the caller's first news whatever becomes of the release meanwhile.
  const requireStatement = (statement: string) => {
    const refused = refuseStatement(statement, minimumStatementLength);
    if (refused) {
      throw refusalToError(refused);
    }
  };
  return {
    askGate: async ({ query, request }) => {
      const { explain, ...question } = query;
      const answer = await application.askGate({
        ...question,
        explain: explain === 'true',
      });
      denials.observe(request, question, answer);
      return answer;
    },
    summary: ({ caller, query }) => queries.summary(caller, query.entityRef),
    listWorkflows: async () => ({
      items: queries.workflows.map(toWorkflowJson),
    }),
    startRelease: ({ caller, body }) => commands.start(caller, body),
    listReleases: ({ caller, query }) => {
      const { phase, q, awaitingMyDecision, ...rest } = query;
      return queries.list(caller, {
        ...rest,
        ...(phase && { phases: phase }),
        ...(q && { text: q }),
        awaitingMyDecision: awaitingMyDecision === 'true',
      });
    },
    getRelease: ({ caller, parameters: { id } }) => queries.release(caller, id),
    getDossier: ({ parameters: { id } }) => queries.dossier(id),
    listEvents: ({ parameters: { id }, query }) =>
      queries.events({ releaseId: id, ...query }),
    amendRelease: change(({ body }) => ({ type: 'amend', ...body })),
    linkTicket: change(({ body }) => ({ type: 'link-ticket', ...body })),
    closeTicket: change(({ body }) => ({ type: 'close-ticket', ...body })),
    unlinkTicket: change(({ body }) => ({ type: 'unlink-ticket', ...body })),
    completeItem: change(({ parameters: { itemId }, body }) => ({
      type: 'complete',
      itemId,
      ...body,
    })),
    reopenItem: change(({ parameters: { itemId }, body }) => ({
      type: 'reopen',
      itemId,
      ...body,
    })),
    runChecks: ({ caller, parameters: { id }, body }) =>
      commands.runChecks(caller, { releaseId: id, ...body }),
    logTime: ({ caller, parameters: { id }, body }) =>
      commands.logTime(caller, { releaseId: id, ...readTime(body) }),
    retryTime: change(({ parameters: { entryId }, body }) => ({
      type: 'retry-time',
      entryId,
      ...body,
    })),
    searchTickets: ({ query }) => queries.searchTickets(query),
    readIntegrations: () => queries.integrations(),
    attachDocument: change(({ body }) => ({ type: 'attach', ...body })),
    readDocument: ({ parameters: { id, kind }, query }) =>
      queries.document({ releaseId: id, kind, ...query }),
    draftDocument: ({ parameters: { id, kind }, body }) =>
      queries.draft({ releaseId: id, kind, ...body }),
    listDocuments: ({ query }) => queries.documents(query),
    deliverReleaseNote: change(({ body }) => ({ type: 'deliver', ...body })),
    requestApproval: ({ caller, parameters: { id }, body }) =>
      commands.request(caller, { releaseId: id, ...body }),
    decide: async ({ caller, parameters: { id }, body }) => {
      requireStatement(body.statement);
      return commands.decide(caller, {
        type: 'decide',
        releaseId: id,
        ...body,
      });
    },
    revokeApproval: change(({ body }) => {
      requireStatement(body.statement);
      return { type: 'revoke', ...body };
    }),
    rollBack: change(({ body }) => ({ type: 'roll-back', ...body })),
    reenter: ({ caller, parameters: { id }, body }) =>
      commands.reenter(caller, { releaseId: id, ...body }),
    cancelRelease: change(({ body }) => ({ type: 'cancel', ...body })),
    reportDeployment: ({ caller, body }) =>
      commands.reportDeployment(caller, body),
    answerViolation: async ({ caller, parameters: { id }, body }) => {
      requireStatement(body.statement);
      return commands.answerViolation(caller, { violationId: id, ...body });
    },
  };
}
