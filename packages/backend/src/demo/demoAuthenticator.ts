import { UserEntity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { AuthenticationError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { demoGuard } from './demoGuard';
import { isLoopbackHost } from './isLoopbackHost';
import { readDemoPeople } from './readDemoPeople';

/**
 * The request header in which a visitor of the demo says who to be, as an
 * entity ref.
 */
const DEMO_USER_HEADER = 'x-demo-user';

/** Who a request of the demo sign-in wants to be. */
export interface DemoSignInResult {
  readonly userEntityRef: string;
}

/**
 * Believes the header {@link DEMO_USER_HEADER}, for the people of `demo.people`
 * only.
 *
 * Asks {@link demoGuard} again for every request, because config can change
 * while the backend runs.
 */
export function demoAuthenticator(config: Config) {
  return createProxyAuthenticator({
    initialize: () => undefined,
    async authenticate({ req }) {
      if (demoGuard(config, process.env.NODE_ENV)) {
        throw new AuthenticationError('The demo sign-in is switched off');
      }
      // A page elsewhere can have its own name lead to this machine, but its
      // requests then come for that name (DNS rebinding).
      if (!isLoopbackHost((req.headers.host ?? '').replace(/:\d{1,5}$/, ''))) {
        throw new AuthenticationError(
          'The demo sign-in answers only under localhost',
        );
      }
      const people = readDemoPeople(config);
      const userEntityRef = String(
        req.headers[DEMO_USER_HEADER] ?? '',
      ).toLowerCase();
      if (!people.includes(userEntityRef)) {
        throw new AuthenticationError(
          `The header ${DEMO_USER_HEADER} has to be one of ${people.join(
            ', ',
          )}`,
        );
      }
      return { result: { userEntityRef } };
    },
    async defaultProfileTransform({ userEntityRef }: DemoSignInResult, ctx) {
      const { entity } = await ctx.findCatalogUser({
        entityRef: userEntityRef,
      });
      const { profile } = (entity as UserEntity).spec;
      return {
        profile: { displayName: profile?.displayName, email: profile?.email },
      };
    },
  });
}
