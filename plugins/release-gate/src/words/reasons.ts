import type { ReleaseJson } from 'backstage-plugin-release-gate-common';

/** Why the gate is closed; open items are counted by stage, everything else is said as the gate says it. */
export function reasonWords(
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
    return [
      `${count === 1 ? '1 item is' : `${count} items are`} open in ${title}`,
    ];
  });
  const others = release.gate.reasons
    .filter(
      ({ code, itemId }) =>
        code !== 'checklist-incomplete' || itemId === undefined,
    )
    .map(({ message }) => message);
  return [...counted, ...others];
}
