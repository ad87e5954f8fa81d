import type { Policy } from 'backstage-plugin-release-gate-common';

/** Keeps every policy that was ever in force, once in the whole cluster. */
export interface PolicyLog {
  /**
   * Keeps the policy, unless it is kept already, by whichever replica.
   *
   * @throws BrokenHistory where the log is not the chain that was written
   */
  keep(policy: Policy, now: string): Promise<void>;
}
