import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ConnectAsInitiator } from '../connectAsInitiator';
import { findRelease } from '../findRelease';
import { once } from '../once';
import { releaseUrl } from '../pages';
import { parseBody } from '../parseBody';
import { toMarkdown } from '../toMarkdown';
import * as fields from './fields';
import { examples } from './requestApproval.examples';

const ID = 'release-gate:approval:request';

/** Asks for the decision on a release. The decision itself is no action. */
export function createRequestApprovalAction(connect: ConnectAsInitiator) {
  return createTemplateAction({
    id: ID,
    description:
      'Asks the approvers for their decision on a release whose checklist is complete up to there',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        releaseId: zod => fields.releaseId(zod),
        what: zod => fields.text(zod, 'What changes').min(1),
        why: zod => fields.text(zod, 'Why it changes').min(1),
        testingResults: zod =>
          fields.text(zod, 'How it was tested, and with which result').min(1),
        releaseNotes: zod =>
          zod
            .string()
            .optional()
            .describe(
              'The release note in Markdown, up to 200 kB, which becomes a new version of it; by default the attached one',
            ),
        baseline: zod =>
          zod
            .object({
              version: fields.name(zod, 'The version that runs in production'),
              commit: fields.commit(zod),
            })
            .optional()
            .describe(
              'What runs in production and would be rolled back to; only for an entity of which Release Gate does not know it',
            ),
      },
      output: {
        digest: zod =>
          zod
            .string()
            .describe('The SHA-256 of the request, which the decision names'),
        requestNumber: zod =>
          zod.number().describe('Which request of the release it is'),
        releaseUrl: zod => fields.releaseUrl(zod),
      },
    },
    async handler(ctx) {
      const { releaseId, releaseNotes, ...input } = ctx.input;
      const body = parseBody('requestApproval', {
        ...input,
        ...(releaseNotes?.trim() && { releaseNotes: toMarkdown(releaseNotes) }),
      });
      const client = connect(ctx);
      const release = await findRelease({
        client,
        isDryRun: ctx.isDryRun,
        releaseId,
      });
      const id = release?.id ?? releaseId;
      ctx.output('releaseUrl', releaseUrl(id));
      if (!release || ctx.isDryRun) {
        ctx.logger.info('Dry run: the approval is not requested');
        ctx.output('digest', 'dry-run');
        ctx.output(
          'requestNumber',
          (release?.approval.request?.number ?? 0) + 1,
        );
        return;
      }
      const { digest, requestNumber } = await once(
        ctx,
        { action: ID, input: { releaseId: id, ...body } },
        async idempotencyKey => {
          const { approval } = await client.requestApproval(id, {
            ...body,
            idempotencyKey,
          });
          return {
            digest: approval.request?.digest ?? '',
            requestNumber: approval.request?.number ?? 0,
          };
        },
      );
      ctx.logger.info(
        `Request ${requestNumber} of release ${id} waits for a decision`,
      );
      ctx.output('digest', digest);
      ctx.output('requestNumber', requestNumber);
    },
  });
}
