import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ConnectAsInitiator } from '../connectAsInitiator';
import { writeDocument } from '../writeDocument';
import { examples } from './createReleaseNote.examples';
import {
  documentInput,
  documentOutput,
  outputDocument,
} from './documentFields';
import * as fields from './fields';

const ID = 'release-gate:release-note:create';

/** Writes the release note of a release. */
export function createReleaseNoteAction(connect: ConnectAsInitiator) {
  return createTemplateAction({
    id: ID,
    description:
      'Writes the release note of a release from what the release knows and what a person says, and attaches it',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        ...documentInput,
        path: zod =>
          fields
            .text(
              zod,
              'Where in the workspace the note is written; `docs/releases/<version>.md` by default',
            )
            .optional(),
        what: zod =>
          fields
            .text(
              zod,
              'What changed, in Markdown; by default what the release says',
            )
            .optional(),
        why: zod =>
          fields
            .text(
              zod,
              'Why it changed, in Markdown; by default what the release says',
            )
            .optional(),
        highlights: zod =>
          fields
            .text(zod, 'What its users will notice, in Markdown')
            .optional(),
        testingResults: zod =>
          fields
            .text(
              zod,
              'How it was tested and with which result, in Markdown; by default what the approval request says',
            )
            .optional(),
        knownIssues: zod =>
          fields
            .text(zod, 'What is known not to work yet, in Markdown')
            .optional(),
      },
      output: documentOutput,
    },
    async handler(ctx) {
      const { what, why, highlights, testingResults, knownIssues, ...input } =
        ctx.input;
      const note = await writeDocument(ctx, connect, {
        action: ID,
        kind: 'release-note',
        folder: 'docs/releases',
        input,
        answers: { what, why, highlights, testingResults, knownIssues },
      });
      outputDocument(ctx, note);
    },
  });
}
