import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ConnectAsInitiator } from '../connectAsInitiator';
import { DRY_RUN_ID } from '../findRelease';
import { once } from '../once';
import { releaseUrl } from '../pages';
import { filledIn, parseBody } from '../parseBody';
import { examples } from './createRelease.examples';
import * as fields from './fields';

const ID = 'release-gate:release:create';

/** Starts a release of an entity. */
export function createReleaseAction(connect: ConnectAsInitiator) {
  return createTemplateAction({
    id: ID,
    description:
      'Starts a release of an entity in Release Gate, as the person who runs the template',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        entityRef: zod =>
          fields.entityRef(
            zod,
            'The entity that is released, for example `component:default/payments`',
          ),
        version: zod =>
          fields.name(zod, 'The version that is released, for example `2.4.0`'),
        commit: zod => fields.commit(zod),
        title: zod =>
          fields
            .name(zod, 'What people call the release; the version by default')
            .optional(),
        environment: zod =>
          fields
            .name(
              zod,
              'The production environment that it goes to, where there are several; the first by default',
            )
            .optional(),
        routine: zod =>
          zod
            .boolean()
            .optional()
            .describe(
              'Whether the change is a routine one, which needs no approved estimate; false by default',
            ),
        what: zod =>
          fields
            .text(zod, 'What changes; given together with `why`')
            .optional(),
        why: zod =>
          fields
            .text(zod, 'Why it changes; given together with `what`')
            .optional(),
        tickets: zod => fields.tickets(zod),
      },
      output: {
        releaseId: zod =>
          zod
            .string()
            .describe(`The id of the release; \`${DRY_RUN_ID}\` in a dry run`),
        releaseUrl: zod => fields.releaseUrl(zod),
        release: zod => fields.release(zod),
      },
    },
    async handler(ctx) {
      const { what, why, ...input } = ctx.input;
      const changes = filledIn({ what, why });
      const [given, ...others] = Object.keys(changes);
      if (given && others.length === 0) {
        throw new InputError(
          `what and why belong together, and only ${given} is given`,
        );
      }
      const body = parseBody('startRelease', {
        ...input,
        ...(given && { changes }),
      });
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Dry run: the release of ${body.entityRef} ${body.version} is not started`,
        );
        ctx.output('releaseId', DRY_RUN_ID);
        ctx.output('releaseUrl', releaseUrl(DRY_RUN_ID));
        ctx.output('release', { ...body, id: DRY_RUN_ID });
        return;
      }
      const client = connect(ctx);
      const { releaseId } = await once(
        ctx,
        { action: ID, input: body },
        async idempotencyKey => {
          const { id } = await client.startRelease({ ...body, idempotencyKey });
          return { releaseId: id };
        },
      );
      const release = await client.release(releaseId);
      ctx.logger.info(
        `Release ${releaseId} of ${release.entityRef} ${release.version} is started. ${release.waitingFor}`,
      );
      ctx.output('releaseId', releaseId);
      ctx.output('releaseUrl', releaseUrl(releaseId));
      ctx.output('release', { ...release });
    },
  });
}
