import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { CheckProvider } from './CheckProvider';

/**
 * Where modules register their check providers.
 *
 * @public
 */
export interface CheckProvidersExtensionPoint {
  /**
   * Registers a provider.
   *
   * @throws Error when its id is registered already, which stops the start-up
   */
  addCheckProvider(provider: CheckProvider): void;
}

/** @public */
export const checkProvidersExtensionPoint =
  createExtensionPoint<CheckProvidersExtensionPoint>({
    id: 'release-gate.check-providers',
  });
