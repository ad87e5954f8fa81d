import type {
  AuthService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { Request } from 'express';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Caller } from '../application/Caller';
import type { Dependency } from '../directory/Dependency';
import { refusalToError } from '../application/refusalToError';

/** Who calls, and the credentials to ask permissions with. */
export interface IdentifiedCaller {
  readonly caller: Caller;
  readonly credentials: BackstageCredentials;
}

/** Finds out who calls. Guests are nobody in particular, so they may not. */
export class CallerReader {
  readonly #options: {
    readonly auth: AuthService;
    readonly httpAuth: HttpAuthService;
    readonly identities: Dependency;
    readonly guestRef: string;
  };

  constructor(options: {
    readonly auth: AuthService;
    readonly httpAuth: HttpAuthService;
    /** Who tells who somebody is. */
    readonly identities: Dependency;
    /** The user that the guest provider signs in. */
    readonly guestRef: string;
  }) {
    this.#options = options;
  }

  /** @throws AuthenticationError, NotAllowedError */
  async read(req: Request): Promise<IdentifiedCaller> {
    const { httpAuth, identities } = this.#options;
    return this.identify(
      await identities.ask(() =>
        httpAuth.credentials(req, { allow: ['user', 'service'] }),
      ),
    );
  }

  /** Who the audit log says it was, where no HTTP request tells. */
  nameOf(credentials: BackstageCredentials): { readonly actor?: string } {
    const { auth } = this.#options;
    if (auth.isPrincipal(credentials, 'user')) {
      return { actor: credentials.principal.userEntityRef };
    }
    return auth.isPrincipal(credentials, 'service')
      ? { actor: credentials.principal.subject }
      : {};
  }

  /** Who is behind credentials that were verified. @throws NotAllowedError */
  identify(credentials: BackstageCredentials): IdentifiedCaller {
    const { auth, guestRef } = this.#options;
    if (auth.isPrincipal(credentials, 'service')) {
      return {
        credentials,
        caller: {
          actor: { type: 'service', ref: credentials.principal.subject },
        },
      };
    }
    if (!auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError('Only users and services may call this');
    }
    const { userEntityRef, actor } = credentials.principal;
    const ref = userEntityRef.toLowerCase();
    if (ref === guestRef) {
      throw refusalToError({
        code: 'not-a-person',
        message: 'Guests may not: sign in as somebody',
      });
    }
    return {
      credentials,
      caller: {
        actor: {
          type: 'user',
          ref,
          ...(actor && { actor: actor.subject }),
        },
      },
    };
  }
}
