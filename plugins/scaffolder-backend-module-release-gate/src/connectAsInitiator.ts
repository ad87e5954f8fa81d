import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  type ReleaseGateApi,
  createReleaseGateClient,
} from 'backstage-plugin-release-gate-common';
import { fetchOnBehalfOf } from 'backstage-plugin-release-gate-node';
import { errorOf } from './errorOf';

/** Longer than any answer of Release Gate takes, so that a task never hangs on it. */
const LONGEST_ANSWER_MS = 60_000;

/** Who runs the template, and the signal that they cancelled it. */
type InitiatorContext = Pick<
  ActionContext<JsonObject>,
  'getInitiatorCredentials' | 'signal'
>;

/** A client that acts as the person who runs the template. */
export type ConnectAsInitiator = (ctx: InitiatorContext) => ReleaseGateApi;

/**
 * Connects to Release Gate with the credentials of whoever runs the template,
 * so that its rules judge that person and its history names them. Every call
 * rejects with what {@link errorOf} makes of an answer that is not a success.
 */
export function connectAsInitiator(services: {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
}): ConnectAsInitiator {
  const { auth, discovery } = services;
  return ctx =>
    createReleaseGateClient({
      baseUrl: () => discovery.getBaseUrl('release-gate'),
      fetchApi: {
        fetch: async (input, init) => {
          const send = fetchOnBehalfOf(
            auth,
            await ctx.getInitiatorCredentials(),
          );
          const timeout = AbortSignal.timeout(LONGEST_ANSWER_MS);
          const signal = ctx.signal
            ? AbortSignal.any([ctx.signal, timeout])
            : timeout;
          const response = await send(input, { ...init, signal }).catch(
            error => {
              ctx.signal?.throwIfAborted();
              throw new ServiceUnavailableError(
                'Release Gate cannot be reached',
                error,
              );
            },
          );
          if (!response.ok) {
            throw await errorOf(response);
          }
          return response;
        },
      },
    });
}
