import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';

/**
 * The `fetch` of a client that calls Release Gate in the name of somebody: it
 * sends a token that is for Release Gate only, and nothing else of theirs.
 *
 * @public
 */
export function fetchOnBehalfOf(
  auth: AuthService,
  credentials: BackstageCredentials,
): typeof fetch {
  return async (input, init) => {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'release-gate',
    });
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
}
