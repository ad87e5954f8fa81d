import type { CheckResult } from 'backstage-plugin-release-gate-node';

const WORST_FIRST = ['failing', 'unavailable', 'pending', 'passing'] as const;

/** What one of the providers of an item said. */
export interface Said {
  readonly id: string;
  readonly result: CheckResult;
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  const given = texts.filter(text => text !== undefined);
  return given.length > 0 ? given.join('; ') : undefined;
}

/** What all providers of an item say together: the worst of it, and as old as the oldest. */
export function together(said: readonly Said[]): CheckResult {
  if (said.length === 1) {
    return said[0].result;
  }
  const status =
    WORST_FIRST.find(each =>
      said.some(({ result }) => result.status === each),
    ) ?? 'unavailable';
  const telling = said.filter(({ result }) => result.status === status);
  const url = telling.find(({ result }) => result.url)?.result.url;
  const basis = joined(said.map(({ result }) => result.basis));
  const [checkedAt] = said
    .flatMap(({ result }) => result.checkedAt ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  return {
    status,
    message: telling
      .map(({ id, result }) => `${id}: ${result.message}`)
      .join('; '),
    ...(url !== undefined && { url }),
    ...(basis !== undefined && { basis }),
    ...(checkedAt !== undefined && { checkedAt }),
  };
}
