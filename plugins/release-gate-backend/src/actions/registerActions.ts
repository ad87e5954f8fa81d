import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  bodySchemas,
  querySchemas,
  releaseReadPermission,
  ulidSchema,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../application/Caller';
import type { Queries } from '../application/queries/createQueries';
import type { CallerReader } from '../router/CallerReader';
import { validate } from '../router/validate';

const LISTED = 20;

const readOnly = {
  visibilityPermission: releaseReadPermission,
  attributes: { readOnly: true, idempotent: true, destructive: false },
};

/**
 * What agents in the portal can ask, through Backstage's actions registry (and
 * so over MCP). Reads only: there is no action that decides, completes or
 * changes anything, and the API refuses decisions of whoever acts for somebody.
 */
export function registerActions(options: {
  readonly registry: ActionsRegistryService;
  readonly queries: Queries;
  readonly callers: CallerReader;
  readonly permissions: PermissionsService;
}): void {
  const { registry, queries, callers, permissions } = options;

  /** The one who asks, if they may read. @throws NotAllowedError */
  const readerOf = async (
    credentials: BackstageCredentials,
  ): Promise<Caller> => {
    const { caller } = callers.identify(credentials);
    const [decision] = await permissions.authorize(
      [{ permission: releaseReadPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The permission ${releaseReadPermission.name} is denied`,
      );
    }
    return caller;
  };

  registry.register({
    ...readOnly,
    name: 'list-releases',
    title: 'List releases',
    description:
      'Lists releases, newest first: where each one stands and for whom it waits. A release is one attempt to bring one commit of one service to production.',
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .optional()
            .describe('Only of this entity, e.g. component:default/payments'),
          phase: z
            .string()
            .optional()
            .describe('Only in this phase, e.g. awaiting-approval'),
          q: z.string().optional().describe('Text to search for'),
          limit: z
            .number()
            .optional()
            .describe(`From 1 to 200; default ${LISTED}`),
          cursor: z.string().optional().describe('Of the page before'),
        }),
      output: z =>
        z.object({
          items: z.array(
            z
              .object({
                id: z.string(),
                entityRef: z.string(),
                version: z.string(),
                phase: z.string(),
                waitingFor: z.string(),
              })
              .passthrough(),
          ),
          pageInfo: z.object({ nextCursor: z.string().optional() }),
          totalItems: z.number(),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = await readerOf(credentials);
      const { phase, q, awaitingMyDecision, ...query } = validate(
        querySchemas.listReleases,
        { ...input, limit: String(input.limit ?? LISTED) },
        'input',
      );
      const page = await queries.list(caller, {
        ...query,
        ...(phase && { phases: phase }),
        ...(q && { text: q }),
        awaitingMyDecision: awaitingMyDecision === 'true',
      });
      return {
        output: { ...page, items: page.items.map(item => ({ ...item })) },
      };
    },
  });

  registry.register({
    ...readOnly,
    name: 'get-release',
    title: 'Get a release',
    description:
      'One release, whole: its stages and items with their evidence, approval, deployments, tickets, documents, rollback, and what the gate says.',
    schema: {
      input: z =>
        z.object({ releaseId: z.string().describe('The id of the release') }),
      output: z =>
        z
          .object({
            id: z.string(),
            entityRef: z.string(),
            version: z.string(),
            phase: z.string(),
          })
          .passthrough(),
    },
    action: async ({ input, credentials }) => {
      const caller = await readerOf(credentials);
      const id = validate(ulidSchema, input.releaseId, 'releaseId');
      return { output: { ...(await queries.release(caller, id)) } };
    },
  });

  registry.register({
    ...readOnly,
    name: 'what-is-next',
    title: 'What is next for a release',
    description:
      'Whose turn it is and what for: the next steps of a release, and what the one who asks may do.',
    schema: {
      input: z =>
        z.object({ releaseId: z.string().describe('The id of the release') }),
      output: z =>
        z.object({
          phase: z.string(),
          waitingFor: z.string(),
          nextSteps: z.array(
            z.object({
              actor: z.string(),
              action: z.string(),
              itemId: z.string().optional(),
              since: z.string(),
            }),
          ),
          allowedActions: z.array(z.string()),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = await readerOf(credentials);
      const id = validate(ulidSchema, input.releaseId, 'releaseId');
      const { phase, waitingFor, nextSteps, allowedActions } =
        await queries.release(caller, id);
      return {
        output: {
          phase,
          waitingFor,
          nextSteps: [...nextSteps],
          allowedActions: [...allowedActions],
        },
      };
    },
  });

  registry.register({
    ...readOnly,
    name: 'why-is-the-gate-closed',
    title: 'Why is the gate closed',
    description:
      'Whether the commit of a release may go to production now, with every reason that stands against it.',
    schema: {
      input: z =>
        z.object({ releaseId: z.string().describe('The id of the release') }),
      output: z =>
        z.object({
          allowed: z.boolean(),
          reasons: z.array(
            z.object({
              code: z.string(),
              message: z.string(),
              itemId: z.string().optional(),
            }),
          ),
          environment: z.string(),
          commit: z.string(),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = await readerOf(credentials);
      const id = validate(ulidSchema, input.releaseId, 'releaseId');
      const { gate, environment, commit } = await queries.release(caller, id);
      return {
        output: {
          allowed: gate.allowed,
          reasons: [...gate.reasons],
          environment,
          commit,
        },
      };
    },
  });

  registry.register({
    ...readOnly,
    name: 'draft-release-note',
    title: 'Draft a release note',
    description:
      'Writes the release note of a release from what it knows, as Markdown, and says what a person has still to fill in. It attaches nothing.',
    schema: {
      input: z =>
        z.object({
          releaseId: z.string().describe('The id of the release'),
          highlights: z
            .string()
            .optional()
            .describe('What users will notice, in Markdown'),
          knownIssues: z
            .string()
            .optional()
            .describe('Known issues, in Markdown'),
        }),
      output: z =>
        z.object({
          title: z.string(),
          markdown: z.string(),
          openPlaces: z.array(z.string()),
        }),
    },
    action: async ({ input, credentials }) => {
      await readerOf(credentials);
      const { releaseId, ...said } = input;
      const id = validate(ulidSchema, releaseId, 'releaseId');
      const body = validate(
        bodySchemas.draftDocument,
        { answers: said },
        'input',
      );
      const draft = await queries.draft({
        releaseId: id,
        kind: 'release-note',
        ...body,
      });
      return {
        output: {
          title: draft.title,
          markdown: draft.markdown,
          openPlaces: [...draft.openPlaces],
        },
      };
    },
  });
}
