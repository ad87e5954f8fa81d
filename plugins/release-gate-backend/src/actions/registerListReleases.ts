import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { type Ask, readOnly } from './Ask';

const LISTED = 20;

/** Lets an agent list releases. */
export function registerListReleases(
  registry: ActionsRegistryService,
  ask: Ask,
) {
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
          pageInfo: z.object({
            nextCursor: z.string().optional(),
            totalIsAtLeast: z.literal(true).optional(),
          }),
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
