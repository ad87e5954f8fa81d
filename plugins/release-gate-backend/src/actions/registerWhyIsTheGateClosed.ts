import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { type Ask, RELEASE_ID, pathOf, readOnly } from './Ask';

/** Lets an agent ask why a release may not go to production. */
export function registerWhyIsTheGateClosed(
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
