import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { type Ask, RELEASE_ID, pathOf, readOnly } from './Ask';

/** Lets an agent draft a release note. */
export function registerDraftReleaseNote(
  registry: ActionsRegistryService,
  ask: Ask,
) {
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
