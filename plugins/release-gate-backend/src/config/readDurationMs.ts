import { type Config, readDurationFromConfig } from '@backstage/config';
import { type HumanDuration, durationToMilliseconds } from '@backstage/types';

/**
 * A duration of the configuration, ISO 8601 or in Backstage's own form, in
 * milliseconds.
 *
 * @param path - where `config` stands, for the message
 * @param name - how the key is called in the message, where that differs
 * @throws Error that names the key where it is no duration, or none longer than nothing
 */
export function readDurationMs(
  config: Config | undefined,
  key: string,
  fallback: HumanDuration,
  path: string,
  name = key,
): number {
  if (!config?.has(key)) {
    return durationToMilliseconds(fallback);
  }
  try {
    const milliseconds = durationToMilliseconds(
      readDurationFromConfig(config, { key }),
    );
    if (milliseconds > 0) {
      return milliseconds;
    }
  } catch {
    // Said below, in our words.
  }
  throw new Error(
    `${path}.${name} must be an ISO 8601 duration longer than nothing`,
  );
}
