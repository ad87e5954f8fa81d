import { voiding } from '../approval/voiding';
import { isOpen } from '../entity/releases';
import type { ReportDeployment } from '../model/commands/deployments';
import type { DeploymentCoverage } from '../model/deployment';
import type { ReleaseEventBody } from '../model/events/event';
import { sameEnvironment } from '../model/names';
import { type Release, rollbackOf } from '../model/release';
import { itemsAt } from '../model/workflowItems';
import type { World } from '../model/world';
import type { Place } from './placeOf';

function reopenStaging(release: Release): readonly ReleaseEventBody[] {
  const { status } = release.approval;
  if (
    status === 'requested' ||
    status === 'approved' ||
    rollbackOf(release) !== undefined
  ) {
    return [];
  }
  const itemIds = itemsAt(release.workflow, 'staging')
    .filter(({ id }) => release.items[id])
    .map(({ id }) => id);
  return itemIds.length > 0
    ? [
        {
          type: 'items-reopened',
          data: { itemIds, cause: 'another-commit-on-staging' },
        },
      ]
    : [];
}

function voidedByBaseline(
  release: Release,
  place: Place,
): readonly ReleaseEventBody[] {
  return place.tier === 'production' &&
    !rollbackOf(release) &&
    sameEnvironment(release.environment, place.environment)
    ? voiding(release, 'baseline-changed')
    : [];
}

/** What another commit's success does to the other releases of the entity. */
export function sideEffects(
  world: World,
  command: ReportDeployment,
  place: Place,
  coverage: DeploymentCoverage,
): Readonly<Record<string, readonly ReleaseEventBody[]>> {
  if (command.status !== 'succeeded' || coverage === 'redeployment') {
    return {};
  }
  const others = world.entity.releases
    .filter(entry => isOpen(entry) && entry.commit !== command.commit)
    .flatMap(({ id }) => world.releases[id] ?? []);
  const effects = others.map(
    (release): readonly [string, readonly ReleaseEventBody[]] => [
      release.id,
      place.tier === 'staging'
        ? reopenStaging(release)
        : voidedByBaseline(release, place),
    ],
  );
  return Object.fromEntries(effects.filter(([, events]) => events.length > 0));
}
