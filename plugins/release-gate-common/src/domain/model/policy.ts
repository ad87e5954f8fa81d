import { type EnvironmentName, sameEnvironment } from './names';

/** @public */
export type EnvironmentTier = 'production' | 'staging' | 'other';

/** @public */
export interface Environment {
  readonly name: EnvironmentName;
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
  /** How long after its start a deployment may end under an approval that has ended meanwhile. */
  readonly deployWithinMs: number;
  /** How long a rollback may take before it is a duty that is told of. */
  readonly rollbackWithinMs: number;
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

/**
 * The environment that a release of this company goes to: the first of tier
 * production.
 *
 * @public
 */
export function productionEnvironment(policy: Policy): EnvironmentName {
  const [first] = productionEnvironments(policy);
  if (first === undefined) {
    throw new Error('The policy has no environment of tier production');
  }
  return first;
}

/**
 * All environments of tier production, in their order in the policy.
 *
 * @public
 */
export function productionEnvironments(
  policy: Policy,
): readonly EnvironmentName[] {
  return policy.environments
    .filter(({ tier }) => tier === 'production')
    .map(({ name }) => name);
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
  return policy.environments.find(environment =>
    sameEnvironment(environment.name, name),
  );
}
