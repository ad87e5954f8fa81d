import type {
  AuditorService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  bodySchemas,
  querySchemas,
  refuseStatement,
  toWorkflowJson,
  ulidSchema,
} from 'backstage-plugin-release-gate-common';
import type { ErrorRequestHandler, Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v4';
import type { Caller } from '../application/Caller';
import type { CommandBody } from '../application/CommandBody';
import type { Application } from '../application/createApplication';
import type { ChangeInput } from '../application/commands/changeRelease';
import { invalidInput } from '../application/invalidInput';
import { refusalToError } from '../application/refusalToError';
import type { CallerReader } from './CallerReader';
import type { DenialObserver } from './DenialObserver';
import { auditedCommand, auditedRead } from './audited';
import { type Operation, type OperationName, operations } from './operations';
import { parseJson } from './parseJson';
import { readTime } from './readTime';
import { validate } from './validate';

const kindSchema = z.enum(['release-note', 'incident-report']);

interface Call {
  readonly caller: Caller;
  readonly req: Request;
  readonly res: Response;
}

type Handlers = {
  readonly [K in OperationName]: (call: Call) => Promise<unknown>;
};

type BodyOf<K extends keyof typeof bodySchemas> = z.output<
  (typeof bodySchemas)[K]
>;

function bodyOf<K extends keyof typeof bodySchemas>(
  req: Request,
  name: K,
): BodyOf<K> {
  // The schemas are a closed map, and the compiler loses K in the look-up.
  return validate(bodySchemas[name], req.body ?? {}, 'body') as BodyOf<K>;
}

function queryOf<K extends keyof typeof querySchemas>(
  req: Request,
  name: K,
): z.output<(typeof querySchemas)[K]> {
  return validate(querySchemas[name], req.query, 'query') as z.output<
    (typeof querySchemas)[K]
  >;
}

function idOf(req: Request): string {
  return validate(ulidSchema, req.params.id, 'id');
}

/** What each operation asks the service; shapes are checked before anything else. */
function createHandlers(options: {
  readonly application: Application;
  readonly denials: DenialObserver;
  readonly minimumStatementLength: number;
}): Handlers {
  const { application, denials, minimumStatementLength } = options;
  const { commands, queries } = application;
  const change =
    <K extends keyof typeof bodySchemas>(
      schema: K,
      commandOf: (
        body: BodyOf<K>,
        req: Request,
      ) => CommandBody<ChangeInput['type']>,
    ) =>
    async ({ caller, req }: Call) => {
      const releaseId = idOf(req);
      const command = commandOf(bodyOf(req, schema), req);
      return commands.change(caller, { ...command, releaseId });
    };
  const requireStatement = (statement: string) => {
    const refused = refuseStatement(statement, minimumStatementLength);
    if (refused) {
      throw refusalToError(refused);
    }
  };
  return {
    listWorkflows: async () => ({
      items: queries.workflows.map(toWorkflowJson),
    }),
    startRelease: async ({ caller, req }) =>
      commands.start(caller, bodyOf(req, 'startRelease')),
    listReleases: async ({ caller, req }) => {
      const { phase, q, awaitingMyDecision, ...rest } = queryOf(
        req,
        'listReleases',
      );
      return queries.list(caller, {
        ...rest,
        ...(phase && { phases: phase }),
        ...(q && { text: q }),
        awaitingMyDecision: awaitingMyDecision === 'true',
      });
    },
    getRelease: async ({ caller, req }) => queries.release(caller, idOf(req)),
    getDossier: async ({ req }) => queries.dossier(idOf(req)),
    listEvents: async ({ req }) => {
      const releaseId = idOf(req);
      return queries.events({ releaseId, ...queryOf(req, 'listEvents') });
    },
    amendRelease: change('amendRelease', body => ({ type: 'amend', ...body })),
    linkTicket: change('linkTicket', body => ({
      type: 'link-ticket',
      ...body,
    })),
    closeTicket: change('closeTicket', body => ({
      type: 'close-ticket',
      ...body,
    })),
    unlinkTicket: change('unlinkTicket', body => ({
      type: 'unlink-ticket',
      ...body,
    })),
    completeItem: change('completeItem', (body, req) => ({
      type: 'complete',
      itemId: req.params.itemId,
      ...body,
    })),
    reopenItem: change('reopenItem', (body, req) => ({
      type: 'reopen',
      itemId: req.params.itemId,
      ...body,
    })),
    runChecks: async ({ caller, req }) => {
      const releaseId = idOf(req);
      return commands.runChecks(caller, {
        releaseId,
        ...bodyOf(req, 'runChecks'),
      });
    },
    logTime: async ({ caller, req }) => {
      const releaseId = idOf(req);
      const time = readTime(bodyOf(req, 'logTime'));
      return commands.logTime(caller, { releaseId, ...time });
    },
    retryTime: change('retryTime', (body, req) => ({
      type: 'retry-time',
      entryId: validate(ulidSchema, req.params.entryId, 'entryId'),
      ...body,
    })),
    searchTickets: async ({ req }) =>
      queries.searchTickets(queryOf(req, 'searchTickets')),
    readIntegrations: async () => queries.integrations(),
    attachDocument: async ({ caller, req }) => {
      const releaseId = idOf(req);
      const body = bodyOf(req, 'attachDocument');
      return commands.change(caller, { type: 'attach', releaseId, ...body });
    },
    draftDocument: async ({ req }) => {
      const releaseId = idOf(req);
      const kind = validate(kindSchema, req.params.kind, 'kind');
      const body = bodyOf(req, 'draftDocument');
      return queries.draft({ releaseId, kind, ...body });
    },
    listDocuments: async ({ req }) =>
      queries.documents(queryOf(req, 'listDocuments')),
    readDocument: async ({ req }) => {
      const releaseId = idOf(req);
      const kind = validate(kindSchema, req.params.kind, 'kind');
      const query = queryOf(req, 'readDocument');
      return queries.document({ releaseId, kind, ...query });
    },
    deliverReleaseNote: change('deliverReleaseNote', body => ({
      type: 'deliver',
      ...body,
    })),
    requestApproval: async ({ caller, req }) => {
      const releaseId = idOf(req);
      const body = bodyOf(req, 'requestApproval');
      return commands.request(caller, { releaseId, ...body });
    },
    decide: change('decide', body => {
      requireStatement(body.statement);
      return { type: 'decide', ...body };
    }),
    revokeApproval: change('revokeApproval', body => {
      requireStatement(body.statement);
      return { type: 'revoke', ...body };
    }),
    rollBack: change('rollBack', body => ({ type: 'roll-back', ...body })),
    reenter: async ({ caller, req }) => {
      const releaseId = idOf(req);
      const body = bodyOf(req, 'reenter');
      return commands.reenter(caller, { releaseId, ...body });
    },
    cancelRelease: change('cancelRelease', body => ({
      type: 'cancel',
      ...body,
    })),
    reportDeployment: async ({ caller, req }) =>
      commands.reportDeployment(caller, bodyOf(req, 'reportDeployment')),
    answerViolation: async ({ caller, req }) => {
      const violationId = idOf(req);
      const answer = bodyOf(req, 'answerViolation');
      requireStatement(answer.statement);
      return commands.answerViolation(caller, { violationId, ...answer });
    },
    askGate: async ({ req }) => {
      const question = queryOf(req, 'askGate');
      const answer = await application.askGate(question);
      denials.observe(req, question, answer);
      return answer;
    },
    summary: async ({ caller, req }) =>
      queries.summary(caller, queryOf(req, 'summary').entityRef),
  };
}

/** A path that cannot be decoded, in our words: the framework's own would echo it. */
const translatePath: ErrorRequestHandler = (error, _req, _res, next) => {
  next(
    error instanceof URIError
      ? invalidInput('The path of the request is not valid')
      : error,
  );
};

/**
 * The HTTP API: for every operation find the caller, check the shape, ask the
 * permission, let the service act, answer. No rule lives here.
 */
export function createRouter(options: {
  readonly application: Application;
  readonly callers: CallerReader;
  readonly permissions: PermissionsService;
  readonly auditor: AuditorService;
  readonly denials: DenialObserver;
  readonly minimumStatementLength: number;
}) {
  const { callers, permissions, auditor } = options;
  const handlers = createHandlers(options);
  const router = Router();
  router.use(...parseJson());

  for (const [name, operation] of Object.entries(operations) as [
    OperationName,
    Operation,
  ][]) {
    const act = async (req: Request, res: Response) => {
      const { caller, credentials } = await callers.read(req);
      // Reads without parameters of their own still refuse unknown ones.
      if (!operation.query) {
        validate(querySchemas.none, req.query, 'query');
      }
      const [decision] = await permissions.authorize(
        [{ permission: operation.permission }],
        { credentials },
      );
      if (decision.result !== AuthorizeResult.ALLOW) {
        throw refusalToError({
          code: 'permission-denied',
          message: `The permission ${operation.permission.name} is denied`,
        });
      }
      const answer = await handlers[name]({ caller, req, res });
      if (operation.answer === 'Markdown') {
        res.type('text/markdown; charset=utf-8').send(answer);
      } else {
        res.status(operation.status).json(answer);
      }
    };
    router[operation.method](
      operation.path,
      operation.permission.attributes.action === 'read'
        ? auditedRead(auditor, name, act)
        : auditedCommand(auditor, name, act),
    );
  }
  router.use(translatePath);
  return router;
}
