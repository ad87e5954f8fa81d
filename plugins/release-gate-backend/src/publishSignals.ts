import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Change } from './application/ChangeFeed';

/** Tells open pages what changed: a hint without content, so that each reads what it may see. */
export function publishSignals(
  host: { readonly signals: SignalsService; readonly logger: LoggerService },
  { entityRef, releaseIds }: Change,
): void {
  const { signals, logger } = host;
  for (const releaseId of releaseIds) {
    signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: 'release-gate',
        message: { entityRef, releaseId },
      })
      .catch(error => logger.warn('A signal was not sent', error));
  }
}
