import { targetId } from '../model/findings';
import type { Evolver } from '../model/tables';

/** Keeps the last finding, and the last definite one: what is pending or unavailable takes no result back. */
const checkRecorded: Evolver<'check-recorded'> = (release, { data, at }) => {
  const { itemId, part, provider, ...finding } = data;
  const target = targetId({ itemId, part });
  const latest = { ...finding, at };
  const isDefinite =
    finding.status === 'passing' || finding.status === 'failing';
  const result = isDefinite ? latest : release.checks[target]?.result;
  return {
    ...release,
    checks: {
      ...release.checks,
      [target]: { provider, latest, ...(result && { result }) },
    },
  };
};

export const checkEvolvers = { 'check-recorded': checkRecorded };
