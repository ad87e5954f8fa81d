import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import type { Words } from '../translation/useWords';

/** Why the gate is closed; open items are counted by stage, everything else is said as the gate says it. */
export function reasonWords(
  t: Words,
  release: Pick<ReleaseJson, 'gate' | 'stages'>,
): readonly string[] {
  const open = new Set(
    release.gate.reasons
      .filter(({ code }) => code === 'checklist-incomplete')
      .map(({ itemId }) => itemId),
  );
  const counted = release.stages.flatMap(({ title, items }) => {
    const count = items.filter(({ id }) => open.has(id)).length;
    if (count === 0) {
      return [];
    }
    return [t('release.gateReason.openItems', { count, stage: title })];
  });
  const others = release.gate.reasons
    .filter(
      ({ code, itemId }) =>
        code !== 'checklist-incomplete' || itemId === undefined,
    )
    .map(({ message }) => message);
  return [...counted, ...others];
}
