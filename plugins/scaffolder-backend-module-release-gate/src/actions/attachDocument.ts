import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { attachedVersion, newestVersion } from '../attachedVersion';
import type { ConnectAsInitiator } from '../connectAsInitiator';
import { findRelease } from '../findRelease';
import { once } from '../once';
import { documentUrl } from '../pages';
import { parseBody } from '../parseBody';
import { toMarkdown } from '../toMarkdown';
import { readTextFile } from '../workspaceFile';
import { examples } from './attachDocument.examples';
import * as fields from './fields';

const ID = 'release-gate:document:attach';

/** The one text that a step names, by a file of the workspace or in words. */
async function textOf(
  workspace: string,
  { path, markdown }: { readonly path?: string; readonly markdown?: string },
): Promise<string> {
  const file = path?.trim();
  const words = markdown?.trim() && markdown;
  if (file && words) {
    throw new InputError('Either path or markdown is given, not both');
  }
  if (file) {
    return toMarkdown(await readTextFile(workspace, file));
  }
  if (words) {
    return toMarkdown(words);
  }
  throw new InputError('Either path or markdown has to be given');
}

/** Attaches a text that exists already. */
export function createAttachDocumentAction(connect: ConnectAsInitiator) {
  return createTemplateAction({
    id: ID,
    description:
      'Attaches a file of the workspace, or a text, to a release as a new version of its release note or incident report',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        releaseId: zod => fields.releaseId(zod),
        entityRef: zod => fields.expectedEntityRef(zod),
        kind: zod =>
          zod
            .enum(['release-note', 'incident-report'])
            .describe('Which document of the release it is'),
        title: zod => fields.name(zod, 'The title of the document'),
        path: zod =>
          fields
            .text(
              zod,
              'The file of the workspace with the Markdown, up to 200 kB; either this or `markdown`',
            )
            .optional(),
        markdown: zod =>
          zod
            .string()
            .optional()
            .describe('The Markdown, up to 200 kB; either this or `path`'),
        url: zod =>
          zod
            .string()
            .max(2000)
            .optional()
            .describe('Where the document is published, http or https'),
      },
      output: {
        version: zod =>
          zod
            .number()
            .describe('Which version of the document of the release it became'),
        documentUrl: zod => fields.documentUrl(zod),
      },
    },
    async handler(ctx) {
      const { releaseId, entityRef, path, markdown, ...input } = ctx.input;
      const body = parseBody('attachDocument', {
        ...input,
        markdown: await textOf(ctx.workspacePath, { path, markdown }),
      });
      const client = connect(ctx);
      const release = await findRelease({
        client,
        isDryRun: ctx.isDryRun,
        releaseId,
        entityRef,
      });
      const id = release?.id ?? releaseId;
      if (!release || ctx.isDryRun) {
        const version = newestVersion(release, body.kind) + 1;
        ctx.logger.info(
          `Dry run: '${body.title}' is not attached; it would be version ${version}`,
        );
        ctx.output('version', version);
        ctx.output('documentUrl', documentUrl(id, body.kind));
        return;
      }
      const { version } = await once(
        ctx,
        { action: ID, input: { releaseId: id, ...body } },
        async idempotencyKey => {
          const after = await client.attachDocument(id, {
            ...body,
            idempotencyKey,
          });
          return { version: attachedVersion(after, body.kind, body.markdown) };
        },
      );
      ctx.logger.info(
        `'${body.title}' is attached to release ${id} as version ${version}`,
      );
      ctx.output('version', version);
      ctx.output('documentUrl', documentUrl(id, body.kind));
    },
  });
}
