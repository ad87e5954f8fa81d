import { environmentKey } from '../model/names';
import { type Decider, type Evolver, accepted } from '../model/tables';

/**
 * Tells the denials of a release apart: by environment, ignoring case, and the
 * codes of the reasons. A denial is recorded once a key.
 *
 * @public
 */
export function deniedKey(
  environment: string,
  reasons: readonly string[],
): string {
  return `${environmentKey(environment)}:${reasons.join(',')}`;
}

export const noteDenial: Decider<'note-denial'> = (release, command) => {
  const { environment, commit, reasons, record } = command;
  return release.deniedFor.includes(deniedKey(environment, reasons))
    ? accepted()
    : accepted({
        type: 'gate-denied',
        data: { environment, commit, reasons, ...(record && { record }) },
      });
};

export const gateDenied: Evolver<'gate-denied'> = (release, { data }) => ({
  ...release,
  deniedFor: [...release.deniedFor, deniedKey(data.environment, data.reasons)],
});
