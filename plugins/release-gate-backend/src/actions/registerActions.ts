import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  type AnswerOf,
  type OperationName,
  operations,
} from 'backstage-plugin-release-gate-common';
import type { CallerReader } from '../router/CallerReader';
import type { OperationRunner } from '../router/OperationRunner';
import { type RawRequest, parse } from '../router/parseRequest';

const LISTED = 20;

/** What an action asks of the contract's operation. */
type Ask = <N extends OperationName>(
  name: N,
  credentials: BackstageCredentials,
  read: () => RawRequest,
) => Promise<AnswerOf<N>>;

const readOnly = {
  visibilityPermission: operations.getRelease.permission,
  attributes: { readOnly: true, idempotent: true, destructive: false },
};

const RELEASE_ID = 'The id of the release';

/** The path of a release whose id an agent calls `releaseId`. */
function pathOf(releaseId: string): RawRequest {
  const { id } = operations.getRelease.parameters.shape;
  return { parameters: { id: parse(id, releaseId, 'releaseId') } };
}

function registerListReleases(registry: ActionsRegistryService, ask: Ask) {
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
      const page = await ask('listReleases', credentials, () => ({
        query: { ...input, limit: String(input.limit ?? LISTED) },
      }));
      return {
        output: { ...page, items: page.items.map(item => ({ ...item })) },
      };
    },
  });
}

function registerGetRelease(registry: ActionsRegistryService, ask: Ask) {
  registry.register({
    ...readOnly,
    name: 'get-release',
    title: 'Get a release',
    description:
      'One release, whole: its stages and items with their evidence, approval, deployments, tickets, documents, rollback, and what the gate says.',
    schema: {
      input: z => z.object({ releaseId: z.string().describe(RELEASE_ID) }),
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
    action: async ({ input: { releaseId }, credentials }) => ({
      output: {
        ...(await ask('getRelease', credentials, () => pathOf(releaseId))),
      },
    }),
  });
}

function registerWhatIsNext(registry: ActionsRegistryService, ask: Ask) {
  registry.register({
    ...readOnly,
    name: 'what-is-next',
    title: 'What is next for a release',
    description:
      'Whose turn it is and what for: the next steps of a release, and what the one who asks may do.',
    schema: {
      input: z => z.object({ releaseId: z.string().describe(RELEASE_ID) }),
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
    action: async ({ input: { releaseId }, credentials }) => {
      const { phase, waitingFor, nextSteps, allowedActions } = await ask(
        'getRelease',
        credentials,
        () => pathOf(releaseId),
      );
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
}

function registerWhyIsTheGateClosed(
  registry: ActionsRegistryService,
  ask: Ask,
) {
  registry.register({
    ...readOnly,
    name: 'why-is-the-gate-closed',
    title: 'Why is the gate closed',
    description:
      'Whether the commit of a release may go to production now, with every reason that stands against it.',
    schema: {
      input: z => z.object({ releaseId: z.string().describe(RELEASE_ID) }),
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
    action: async ({ input: { releaseId }, credentials }) => {
      const { gate, environment, commit } = await ask(
        'getRelease',
        credentials,
        () => pathOf(releaseId),
      );
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
}

function registerDraftReleaseNote(registry: ActionsRegistryService, ask: Ask) {
  registry.register({
    ...readOnly,
    name: 'draft-release-note',
    title: 'Draft a release note',
    description:
      'Writes the release note of a release from what it knows, as Markdown, and says what a person has still to fill in. It attaches nothing.',
    schema: {
      input: z =>
        z.object({
          releaseId: z.string().describe(RELEASE_ID),
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
    action: async ({ input: { releaseId, ...answers }, credentials }) => {
      const { title, markdown, openPlaces } = await ask(
        'draftDocument',
        credentials,
        () => {
          const { parameters } = pathOf(releaseId);
          return {
            parameters: { ...parameters, kind: 'release-note' },
            body: { answers },
          };
        },
      );
      return { output: { title, markdown, openPlaces: [...openPlaces] } };
    },
  });
}

/**
 * What agents in the portal can ask, through Backstage's actions registry (and
 * so over MCP): operations of the contract, run as over HTTP. Reads only: there
 * is no action that decides, completes or changes anything, and the API refuses
 * decisions of whoever acts for somebody.
 */
export function registerActions(options: {
  readonly registry: ActionsRegistryService;
  readonly runner: OperationRunner;
  readonly callers: CallerReader;
}): void {
  const { registry, runner, callers } = options;
  const askFor =
    (action: string): Ask =>
    (name, credentials, read) =>
      runner.run(name, {
        identify: async () => callers.identify(credentials),
        read,
        meta: { action, ...callers.nameOf(credentials) },
      });
  registerListReleases(registry, askFor('list-releases'));
  registerGetRelease(registry, askFor('get-release'));
  registerWhatIsNext(registry, askFor('what-is-next'));
  registerWhyIsTheGateClosed(registry, askFor('why-is-the-gate-closed'));
  registerDraftReleaseNote(registry, askFor('draft-release-note'));
}
