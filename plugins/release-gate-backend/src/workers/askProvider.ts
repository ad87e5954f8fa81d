import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type Release,
  oneLine,
  shortened,
} from 'backstage-plugin-release-gate-common';
import type {
  CheckProvider,
  CheckResult,
  CheckedItem,
} from 'backstage-plugin-release-gate-node';
import type { CheckRunSettings } from '../application/Settings';
import { inTime } from './inTime';

/** The longest message of a provider that is kept, in characters. */
const LONGEST_MESSAGE = 500;

/** Asks a provider in the time that it has. Whatever goes wrong with it is `unavailable`. */
export async function askProvider(
  parts: {
    readonly settings: Pick<CheckRunSettings, 'timeoutMs'>;
    readonly logger: LoggerService;
  },
  question: {
    readonly provider: CheckProvider;
    readonly release: Release;
    readonly item: CheckedItem;
    /** Ends the call when the process stops. */
    readonly stopping: AbortSignal;
  },
): Promise<CheckResult> {
  const { provider, release, item, stopping } = question;
  const timeoutMs = provider.timeoutMs ?? parts.settings.timeoutMs;
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), stopping]);
  const { id, entityRef, version, commit, environment, tickets } = release;
  try {
    const result = await inTime(
      signal,
      provider.run(
        { id, entityRef, version, commit, environment, tickets },
        item,
        { signal },
      ),
    );
    const message = shortened(oneLine(result.message), LONGEST_MESSAGE);
    return { ...result, message };
  } catch (error) {
    if (signal.aborted) {
      return {
        status: 'unavailable',
        message: `${provider.id} did not answer within ${timeoutMs} ms`,
      };
    }
    parts.logger.warn(
      `The check provider ${provider.id} failed`,
      error as Error,
    );
    return {
      status: 'unavailable',
      message: `${provider.id} failed; the log of the backend says why`,
    };
  }
}
