import { environmentKey, type EnvironmentName } from '../model/names';
import { type Policy, findEnvironment } from '../model/policy';
import type { Release } from '../model/release';
import { type Decider, type Evolver, accepted } from '../model/tables';

/**
 * Tells the denials of a release apart: by environment, ignoring case, and the
 * codes of the reasons. A denial is recorded once a key.
 *
 * @public
 */
export function deniedKey(
  environment: EnvironmentName,
  reasons: readonly string[],
): string {
  return `${environmentKey(environment)}:${reasons.join(',')}`;
}

/** How many denials of a release are kept; those after them are only counted. */
const KEPT_DENIALS = 20;

/**
 * What stands for an environment that is not declared: whoever asks may write
 * what they like for its name, and nothing of that is kept.
 *
 * @public
 */
export const UNDECLARED_ENVIRONMENT = '(undeclared)' as EnvironmentName;

/**
 * The name by which an environment is kept: as it is declared.
 *
 * @public
 */
export function keptEnvironment(
  policy: Policy,
  environment: EnvironmentName,
): EnvironmentName {
  return findEnvironment(policy, environment)?.name ?? UNDECLARED_ENVIRONMENT;
}

/**
 * Whether a denial is still to be kept in the release's history: the first for
 * its reasons, and not one too many.
 *
 * @public
 */
export function isKeptDenial(
  { deniedFor }: Pick<Release, 'deniedFor'>,
  environment: EnvironmentName,
  reasons: readonly string[],
): boolean {
  return (
    deniedFor.length < KEPT_DENIALS &&
    !deniedFor.includes(deniedKey(environment, reasons))
  );
}

export const noteDenial: Decider<'note-denial'> = (
  release,
  { commit, reasons, record, ...command },
  { policy },
) => {
  const environment = keptEnvironment(policy, command.environment);
  return isKeptDenial(release, environment, reasons)
    ? accepted({
        type: 'gate-denied',
        data: {
          environment,
          commit,
          reasons,
          // A record that quotes what was asked is none to keep.
          ...(record?.environment === environment && { record }),
        },
      })
    : accepted();
};

export const gateDenied: Evolver<'gate-denied'> = (release, { data }) => ({
  ...release,
  deniedFor: [...release.deniedFor, deniedKey(data.environment, data.reasons)],
});
