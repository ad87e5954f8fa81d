import type {
  BackstageCredentials,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import { Dependency } from '../directory/Dependency';

/** What the permission framework says; it may be asked over the network, and then it may be ill. */
export class PermissionCheck {
  readonly #permissions: PermissionsService;
  readonly #framework: Dependency;
  readonly #logger: LoggerService;

  constructor(
    host: {
      readonly permissions: PermissionsService;
      readonly logger: LoggerService;
    },
    timeoutMs: number,
  ) {
    this.#permissions = host.permissions;
    this.#logger = host.logger;
    this.#framework = new Dependency({
      name: 'The permission framework',
      timeoutMs,
    });
  }

  /**
   * Whether somebody may do something, whatever the rules say of it.
   *
   * @throws ServiceUnavailableError where no decision can be had
   */
  async isAllowed(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    try {
      const [decision] = await this.#framework.ask(() =>
        this.#permissions.authorize([{ permission }], { credentials }),
      );
      return decision.result === AuthorizeResult.ALLOW;
    } catch (error) {
      this.#logger.warn(
        'The permission framework cannot be asked',
        error as Error,
      );
      throw new ServiceUnavailableError(
        'The permission framework cannot be asked what you may do; try again later',
      );
    }
  }
}
