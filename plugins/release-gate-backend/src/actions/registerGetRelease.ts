import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { type Ask, RELEASE_ID, pathOf, readOnly } from './Ask';

/** Lets an agent read one release. */
export function registerGetRelease(registry: ActionsRegistryService, ask: Ask) {
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
