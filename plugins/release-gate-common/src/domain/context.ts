import type { EntityRecord } from './entityRecord';
import type { EnvironmentTier } from './events';
import type { Release } from './release';

/**
 * Who acts. `actor` names a plugin or agent that acts for a user.
 *
 * @public
 */
export type Actor =
  | { readonly type: 'user'; readonly ref: string; readonly actor?: string }
  | { readonly type: 'service'; readonly ref: string }
  | { readonly type: 'system'; readonly ref: string };

/**
 * Whether the actor is an approver, as read from the catalog. `via` is the way
 * from the person to the configured approver.
 *
 * @public
 */
export type ApproverFinding =
  | { readonly found: true; readonly via: readonly string[] }
  | { readonly found: false };

/** @public */
export interface Roles {
  readonly owner: boolean;
  readonly approver: ApproverFinding;
  readonly pipeline: boolean;
}

/** @public */
export interface Environment {
  readonly name: string;
  readonly tier: EnvironmentTier;
}

/**
 * The company's settings, as data. Durations are milliseconds.
 *
 * @public
 */
export interface Policy {
  readonly approvers: readonly string[];
  readonly environments: readonly Environment[];
  readonly approvalValidForMs: number;
  readonly requestExpiresMs: number;
  readonly minimumStatementLength: number;
  readonly monitoringWindowMs: number;
  /** After which waits the approvers are reminded of an open request, ascending. */
  readonly remindAfterMs: readonly number[];
  readonly deliverWithinMs: number;
  /** How old a provider's result may be when the approval is asked for. */
  readonly checkMaxAgeMs: number;
  /** The probes that watch a release through its monitoring window. */
  readonly monitoringProbes: readonly string[];
  /** How often they run in it. */
  readonly probeIntervalMs: number;
  /** How long one run of them may take. */
  readonly probeTimeoutMs: number;
}

/** When a check last ran, and when it last had a definite result. */
export interface CheckTimes {
  readonly checkedAt: string;
  readonly resultAt?: string;
}

/**
 * Everything that a decision may depend on besides the release: who acts, when,
 * the settings, and the facts that the shell looked up. Data only.
 *
 * @public
 */
export interface Context {
  readonly now: string;
  readonly actor: Actor;
  readonly roles: Roles;
  readonly policy: Policy;
  readonly entity: EntityRecord;
  /** The release that this one re-enters for, where there is one. */
  readonly predecessor?: Release;
  /** Who worked on the attempts before this one. */
  readonly earlierContributors: readonly string[];
  /** Which provider or module answers what: target to provider id. */
  readonly answeredBy: Readonly<Record<string, string>>;
  /** The ticket trackers that are connected. */
  readonly ticketTrackers: readonly string[];
  /** Those of them that offer a way to close a ticket. */
  readonly closingTrackers: readonly string[];
  /** When linked tickets were read last, by `tracker id`. */
  readonly ticketReads: Readonly<Record<string, string>>;
  /** The time tracker that is connected, if any. */
  readonly timeTracker?: string;
  /** When the checks of the release ran, by target. */
  readonly checkTimes: Readonly<Record<string, CheckTimes>>;
}

/** The environment that a release of this company goes to: the first of tier production. */
export function productionEnvironment(policy: Policy): string {
  return (
    policy.environments.find(({ tier }) => tier === 'production')?.name ??
    'production'
  );
}

/**
 * The declared environment of that name, ignoring case, or undefined.
 *
 * @public
 */
export function findEnvironment(
  policy: Policy,
  name: string,
): Environment | undefined {
  const wanted = name.toLowerCase();
  return policy.environments.find(
    environment => environment.name.toLowerCase() === wanted,
  );
}
