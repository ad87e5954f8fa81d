import { Config } from '@backstage/config';

/**
 * Whether the demo is switched on, which has to be said explicitly: everything
 * but `true`, text that looks like it included, means no.
 */
export function isDemoEnabled(config: Config): boolean {
  return config.getOptional('demo.enabled') === true;
}
