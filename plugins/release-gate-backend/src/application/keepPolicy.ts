import type { Ports } from './Parts';
import type { PolicyLog } from './PolicyLog';
import { BrokenHistory } from './EventStore';

/**
 * Keeps the policy that is in force. A log that is not whole takes nothing
 * more: that is told, and stops neither the portal nor the gate, which go by
 * the configuration.
 */
export async function keepPolicy({
  policyLog,
  store,
  settings,
  logger,
}: Pick<Ports, 'store' | 'settings' | 'logger'> & {
  readonly policyLog: PolicyLog;
}): Promise<void> {
  try {
    await policyLog.keep(settings.policy, await store.now());
  } catch (error) {
    if (!(error instanceof BrokenHistory)) {
      throw error;
    }
    logger.error('The policy in force could not be kept', error);
  }
}
