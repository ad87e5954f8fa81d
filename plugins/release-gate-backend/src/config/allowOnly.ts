import type { Config } from '@backstage/config';

/**
 * Refuses keys that are no settings: a misspelt one would silently change a
 * rule.
 *
 * @param path - where `config` stands, for the message
 * @throws Error that names the key
 */
export function allowOnly(
  config: Config | undefined,
  keys: readonly string[],
  path: string,
): void {
  const unknown = config?.keys().find(key => !keys.includes(key));
  if (unknown !== undefined) {
    throw new Error(`${path}.${unknown} is not a setting of Release Gate`);
  }
}
