import { type CheckRecord, targetId } from '../model/findings';
import type { Evolver } from '../model/tables';

/** Since when the check fails: a result that is not definite neither starts nor ends it. */
function failingSince(
  before: CheckRecord | undefined,
  { status, at }: CheckRecord['latest'],
): string | undefined {
  switch (status) {
    case 'passing':
      return undefined;
    case 'failing':
      return before?.failingSince ?? at;
    case 'pending':
    case 'unavailable':
      return before?.failingSince;
    default:
      return status satisfies never;
  }
}

/** Keeps the last finding, and the last definite one: what is pending or unavailable takes no result back. */
const checkRecorded: Evolver<'check-recorded'> = (release, { data, at }) => {
  const { itemId, part, provider, ...finding } = data;
  const target = targetId({ itemId, part });
  const earlier = release.checks[target];
  // What another provider said is nothing that this one goes on from.
  const before = earlier?.provider === provider ? earlier : undefined;
  const latest = { ...finding, at };
  const isDefinite =
    finding.status === 'passing' || finding.status === 'failing';
  const result = isDefinite ? latest : before?.result;
  const since = failingSince(before, latest);
  return {
    ...release,
    checks: {
      ...release.checks,
      [target]: {
        provider,
        latest,
        ...(result && { result }),
        ...(since !== undefined && { failingSince: since }),
      },
    },
  };
};

export const checkEvolvers = { 'check-recorded': checkRecorded };
