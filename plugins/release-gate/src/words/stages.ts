import type {
  ReleaseJson,
  StageJson,
} from 'backstage-plugin-release-gate-common';

function isOnItsWay({ phase }: ReleaseJson): boolean {
  return phase !== 'completed' && phase !== 'cancelled';
}

/** The stages that the release goes through; the way back only where there is one. */
export function stagesShown(release: ReleaseJson): readonly StageJson[] {
  return release.stages.filter(
    ({ id }) => id !== 'rollback' || release.rollback !== undefined,
  );
}

/** The stage that is worked on now, or undefined when the release has ended. */
export function activeStage(release: ReleaseJson): StageJson | undefined {
  if (!isOnItsWay(release)) {
    return undefined;
  }
  if (release.rollback) {
    return release.stages.find(({ id }) => id === 'rollback');
  }
  return release.stages.find(
    ({ id, complete, items }) =>
      id !== 'rollback' &&
      !complete &&
      items.some(({ state }) => state !== 'not-applicable'),
  );
}

/** How many of a stage's applicable items hold. */
export function countOf({ items }: StageJson): {
  readonly complete: number;
  readonly total: number;
} {
  const applicable = items.filter(({ state }) => state !== 'not-applicable');
  return {
    complete: applicable.filter(({ state }) => state === 'complete').length,
    total: applicable.length,
  };
}

/** How many of the applicable items of the whole release hold. */
export function progressOf(release: ReleaseJson): {
  readonly complete: number;
  readonly total: number;
} {
  const counts = stagesShown(release).map(countOf);
  return {
    complete: counts.reduce((sum, { complete }) => sum + complete, 0),
    total: counts.reduce((sum, { total }) => sum + total, 0),
  };
}
