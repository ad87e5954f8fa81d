import { isCheckable } from '../../domain/progress/checkTargets';
import type { Context } from '../../domain/model/context';
import {
  type CheckStatus,
  type CheckTarget,
  type ProbeRun,
  targetId,
} from '../../domain/model/findings';
import { after, reached } from '../../domain/model/instants';
import type { Release } from '../../domain/model/release';
import type { CheckJson } from '../answers/checks';
import type { ItemJson } from '../answers/items';

/** What a provider says of the target, or undefined where none answers it. */
export function checkJson(
  release: Release,
  target: CheckTarget,
  { answeredBy, checkTimes, now, policy }: Context,
): CheckJson | undefined {
  const id = targetId(target);
  const bound = answeredBy[id];
  const record = release.checks[id];
  if (!record || (bound !== undefined && record.provider !== bound)) {
    return bound === undefined
      ? undefined
      : {
          provider: bound,
          status: 'pending',
          message: 'Not checked yet',
          stale: false,
        };
  }
  const { provider, latest, result } = record;
  const shown = result ?? latest;
  const times = checkTimes[id];
  const isUnsure = shown.status !== latest.status;
  const isOld =
    times?.resultAt !== undefined &&
    isCheckable(release, target) &&
    reached(after(times.resultAt, policy.checkMaxAgeMs), now);
  return {
    provider,
    status: shown.status,
    message: shown.message,
    ...(shown.url !== undefined && { url: shown.url }),
    checkedAt: times?.checkedAt ?? latest.at,
    stale: isUnsure || isOld || bound === undefined,
    ...(isUnsure && {
      latest: { status: latest.status, message: latest.message },
    }),
  };
}

const WORST_FIRST: readonly CheckStatus[] = [
  'failing',
  'unavailable',
  'pending',
  'passing',
];

/** The check that says the worst: what the parts of an item come to. */
export function worstCheck(
  checks: readonly CheckJson[],
): CheckJson | undefined {
  const rank = ({ status }: CheckJson) => WORST_FIRST.indexOf(status);
  return [...checks].sort((a, b) => rank(a) - rank(b)).at(0);
}

/** What the probes saw in the monitoring window. */
export function probesJson(
  release: Release,
  { policy }: Context,
  runs: readonly ProbeRun[],
): Pick<ItemJson, 'probes'> {
  const ids = new Set([
    ...Object.keys(release.probes),
    ...policy.monitoringProbes,
  ]);
  if (ids.size === 0) {
    return {};
  }
  return {
    probes: [...ids].map(id => {
      const record = release.probes[id];
      return {
        id,
        status: record?.latest.status ?? 'pending',
        message: record?.latest.message ?? 'Not run yet',
        ...(record?.latest.url !== undefined && { url: record.latest.url }),
        ...(record?.failedAt && { failedAt: record.failedAt }),
        runs: runs
          .filter(({ probe }) => probe === id)
          .map(({ at, status }) => ({ at, status })),
      };
    }),
  };
}
