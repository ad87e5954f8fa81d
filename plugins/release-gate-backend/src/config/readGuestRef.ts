import type { Config } from '@backstage/config';

/** The user that the guest provider signs in, as the host configured it. */
export function readGuestRef(config: Config): string {
  return (
    config
      .getOptionalString('auth.providers.guest.userEntityRef')
      ?.toLowerCase() ?? 'user:development/guest'
  );
}
