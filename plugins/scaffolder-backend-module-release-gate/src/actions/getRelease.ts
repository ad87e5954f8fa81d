import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ConnectAsInitiator } from '../connectAsInitiator';
import { findRelease } from '../findRelease';
import { releaseUrl } from '../pages';
import * as fields from './fields';
import { examples } from './getRelease.examples';

/** Reads a release. */
export function createGetReleaseAction(connect: ConnectAsInitiator) {
  return createTemplateAction({
    id: 'release-gate:release:get',
    description: 'Reads a release from Release Gate; changes nothing',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        releaseId: zod => fields.releaseId(zod),
      },
      output: {
        release: zod => fields.release(zod),
        releaseUrl: zod => fields.releaseUrl(zod),
        phase: zod =>
          zod.string().describe('Where the release is, for example `staging`'),
        waitingFor: zod =>
          zod
            .string()
            .describe('What the release waits for, in one sentence for people'),
      },
    },
    async handler(ctx) {
      const { releaseId } = ctx.input;
      const release = await findRelease({
        client: connect(ctx),
        isDryRun: ctx.isDryRun,
        releaseId,
      });
      ctx.output('releaseUrl', releaseUrl(release?.id ?? releaseId));
      ctx.output('release', release ? { ...release } : { id: releaseId });
      ctx.output('phase', release?.phase ?? 'pre-deployment');
      ctx.output(
        'waitingFor',
        release?.waitingFor ?? 'Dry run: this release is not started.',
      );
    },
  });
}
