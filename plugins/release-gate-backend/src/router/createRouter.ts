import type {
  AuditorService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
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
import type { IntegrationState } from '../application/Integrations';
import type {
  ReleaseGateService,
  ReleaseWish,
} from '../application/ReleaseGateService';
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
  readonly service: ReleaseGateService;
  /** How the connected tools are doing. */
  readonly integrations: () => Promise<readonly IntegrationState[]>;
  readonly denials: DenialObserver;
  readonly minimumStatementLength: number;
}): Handlers {
  const { service, denials, minimumStatementLength } = options;
  const execute =
    <K extends keyof typeof bodySchemas>(
      schema: K,
      wish: (body: BodyOf<K>, req: Request) => ReleaseWish,
    ) =>
    async ({ caller, req }: Call) => {
      const id = idOf(req);
      return service.execute(caller, id, wish(bodyOf(req, schema), req));
    };
  const requireStatement = (statement: string) => {
    const refused = refuseStatement(statement, minimumStatementLength);
    if (refused) {
      throw refusalToError(refused);
    }
  };
  return {
    listWorkflows: async () => ({
      items: service.workflows.map(toWorkflowJson),
    }),
    startRelease: async ({ caller, req }) =>
      service.start(caller, bodyOf(req, 'startRelease')),
    listReleases: async ({ caller, req }) => {
      const { phase, q, awaitingMyDecision, ...rest } = queryOf(
        req,
        'listReleases',
      );
      return service.list(caller, {
        ...rest,
        ...(phase && { phases: phase }),
        ...(q && { text: q }),
        awaitingMyDecision: awaitingMyDecision === 'true',
      });
    },
    getRelease: async ({ caller, req }) => service.release(caller, idOf(req)),
    getDossier: async ({ req }) => service.dossier(idOf(req)),
    listEvents: async ({ req }) => {
      const id = idOf(req);
      return service.events(id, queryOf(req, 'listEvents'));
    },
    amendRelease: execute('amendRelease', body => ({ type: 'amend', ...body })),
    linkTicket: execute('linkTicket', body => ({
      type: 'link-ticket',
      ...body,
    })),
    closeTicket: execute('closeTicket', body => ({
      type: 'close-ticket',
      ...body,
    })),
    unlinkTicket: execute('unlinkTicket', body => ({
      type: 'unlink-ticket',
      ...body,
    })),
    completeItem: execute('completeItem', (body, req) => ({
      type: 'complete',
      itemId: req.params.itemId,
      ...body,
    })),
    reopenItem: execute('reopenItem', (body, req) => ({
      type: 'reopen',
      itemId: req.params.itemId,
      ...body,
    })),
    runChecks: async ({ caller, req }) => {
      const id = idOf(req);
      const { expectedRevision } = bodyOf(req, 'runChecks');
      return service.runChecks(caller, id, expectedRevision);
    },
    logTime: async ({ caller, req }) => {
      const id = idOf(req);
      return service.logTime(caller, id, readTime(bodyOf(req, 'logTime')));
    },
    retryTime: execute('retryTime', (body, req) => ({
      type: 'retry-time',
      entryId: validate(ulidSchema, req.params.entryId, 'entryId'),
      ...body,
    })),
    searchTickets: async ({ req }) =>
      service.searchTickets(queryOf(req, 'searchTickets')),
    readIntegrations: async () => ({ items: await options.integrations() }),
    attachDocument: async ({ caller, req }) => {
      const id = idOf(req);
      const { idempotencyKey, ...body } = bodyOf(req, 'attachDocument');
      return service.execute(
        caller,
        id,
        { type: 'attach', ...body },
        idempotencyKey,
      );
    },
    draftDocument: async ({ req }) => {
      const id = idOf(req);
      const kind = validate(kindSchema, req.params.kind, 'kind');
      const { answers } = bodyOf(req, 'draftDocument');
      return service.draft(id, kind, answers);
    },
    listDocuments: async ({ req }) =>
      service.documents(queryOf(req, 'listDocuments')),
    readDocument: async ({ req }) => {
      const id = idOf(req);
      const kind = validate(kindSchema, req.params.kind, 'kind');
      const { version } = queryOf(req, 'readDocument');
      return service.document(id, kind, version);
    },
    deliverReleaseNote: execute('deliverReleaseNote', body => ({
      type: 'deliver',
      ...body,
    })),
    requestApproval: async ({ caller, req }) => {
      const id = idOf(req);
      const { idempotencyKey, ...body } = bodyOf(req, 'requestApproval');
      return service.request(caller, id, body, idempotencyKey);
    },
    decide: execute('decide', body => {
      requireStatement(body.statement);
      return { type: 'decide', ...body };
    }),
    revokeApproval: execute('revokeApproval', body => {
      requireStatement(body.statement);
      return { type: 'revoke', ...body };
    }),
    rollBack: execute('rollBack', body => ({ type: 'roll-back', ...body })),
    reenter: async ({ caller, req }) => {
      const id = idOf(req);
      return service.reenter(caller, id, bodyOf(req, 'reenter'));
    },
    cancelRelease: execute('cancelRelease', body => ({
      type: 'cancel',
      ...body,
    })),
    reportDeployment: async ({ caller, req }) =>
      service.reportDeployment(caller, bodyOf(req, 'reportDeployment')),
    answerViolation: async ({ caller, req }) => {
      const id = idOf(req);
      const answer = bodyOf(req, 'answerViolation');
      requireStatement(answer.statement);
      return service.answerViolation(caller, id, answer);
    },
    askGate: async ({ req }) => {
      const question = queryOf(req, 'askGate');
      const answer = await service.gate(question);
      denials.observe(req, question, answer);
      return answer;
    },
    summary: async ({ caller, req }) =>
      service.summary(caller, queryOf(req, 'summary').entityRef),
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
  readonly service: ReleaseGateService;
  readonly integrations: () => Promise<readonly IntegrationState[]>;
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
        throw Object.assign(
          new NotAllowedError(
            `The permission ${operation.permission.name} is denied`,
          ),
          { code: 'permission-denied' },
        );
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
