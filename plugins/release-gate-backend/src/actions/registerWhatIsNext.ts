import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { type Ask, RELEASE_ID, pathOf, readOnly } from './Ask';

/** Lets an agent ask what is next for a release. */
export function registerWhatIsNext(registry: ActionsRegistryService, ask: Ask) {
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
