import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ConnectAsInitiator } from '../connectAsInitiator';
import { writeDocument } from '../writeDocument';
import { examples } from './createIncidentReport.examples';
import {
  documentInput,
  documentOutput,
  outputDocument,
} from './documentFields';
import * as fields from './fields';

const ID = 'release-gate:incident-report:create';

/** Writes the incident report of a release. */
export function createIncidentReportAction(connect: ConnectAsInitiator) {
  return createTemplateAction({
    id: ID,
    description:
      'Writes the incident report of a release from what the release knows of its rollback and what a person says, and attaches it',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        ...documentInput,
        path: zod =>
          fields
            .text(
              zod,
              'Where in the workspace the report is written; `docs/incidents/<version>.md` by default',
            )
            .optional(),
        summary: zod =>
          fields
            .text(
              zod,
              'What happened, in two or three sentences of Markdown; by default the reason of the rollback',
            )
            .optional(),
        impact: zod =>
          fields
            .text(
              zod,
              'What users could not do, or what they saw, in Markdown; by default what the rollback says',
            )
            .optional(),
        detection: zod =>
          fields
            .text(zod, 'Who or what noticed it, and how, in Markdown')
            .optional(),
        rootCause: zod =>
          fields
            .text(
              zod,
              'The cause, in Markdown; by default what the checklist says',
            )
            .optional(),
        resolution: zod =>
          fields.text(zod, 'What ended it, in Markdown').optional(),
        prevention: zod =>
          fields
            .text(
              zod,
              'What is done so that it does not happen again, by whom and until when, in Markdown',
            )
            .optional(),
      },
      output: documentOutput,
    },
    async handler(ctx) {
      const {
        summary,
        impact,
        detection,
        rootCause,
        resolution,
        prevention,
        ...input
      } = ctx.input;
      const report = await writeDocument(ctx, connect, {
        action: ID,
        kind: 'incident-report',
        folder: 'docs/incidents',
        input,
        answers: {
          summary,
          impact,
          detection,
          rootCause,
          resolution,
          prevention,
        },
      });
      outputDocument(ctx, report);
    },
  });
}
