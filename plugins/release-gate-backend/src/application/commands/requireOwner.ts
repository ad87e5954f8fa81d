import type { KnownEntity } from '../Directory';
import { refusalToError } from '../refusalToError';

/** The owner that a release of the entity starts with. @throws NotAllowedError `not-owner` where the entity has none */
export function requireOwner({ entityRef, owners }: KnownEntity): string {
  const [owner] = owners;
  if (owner === undefined) {
    throw refusalToError({
      code: 'not-owner',
      message: `Only an owner of ${entityRef} may do this, and the catalog names none`,
    });
  }
  return owner;
}
