import type { Policy } from 'backstage-plugin-release-gate-common';
import type { Ports } from '../Parts';
import type { Effect, LoadedEntity, Transaction } from '../ReleaseStore';
import { effectsOf, entityEffectsOf } from '../effectsOf';
import { planChecks } from '../planChecks';
import type { Accepted, CommandRun } from './CommandRun';

/** What an accepted command writes, or undefined where it has nothing new to say. */
export function transactionOf(
  { bindings, settings }: Pick<Ports, 'bindings' | 'settings'>,
  decided: {
    readonly loaded: LoadedEntity;
    readonly accepted: Accepted;
    readonly run: CommandRun<unknown>;
  },
): Transaction | undefined {
  const { loaded, accepted, run } = decided;
  const { appends, world, deployment, releaseId, context } = accepted;
  const { commandKey, deploymentKey } = run;
  const changed = Object.entries(appends.releases).filter(
    ([, events]) => events.length > 0,
  );
  if (changed.length === 0 && appends.entity.length === 0) {
    return undefined;
  }
  const { policy } = settings;
  return {
    entity: loaded.entity,
    releases: loaded.releases,
    appends,
    after: { entity: world.entity, releases: world.releases },
    effects: effectsIn(accepted, policy),
    checkPlans: bindings.isEmpty
      ? []
      : changed.map(([id, events]) =>
          planChecks(world.releases[id], events, { bindings, policy }),
        ),
    now: context.now,
    ...(commandKey &&
      releaseId && { commandKey: { ...commandKey, releaseId } }),
    ...(deploymentKey &&
      deployment && {
        deploymentKey: { ...deploymentKey, answer: deployment },
      }),
  };
}

function effectsIn(
  { appends, world }: Accepted,
  { approvers }: Policy,
): readonly Effect[] {
  return [
    ...appends.entity.flatMap(event =>
      entityEffectsOf(world.entity.entityRef, event, approvers),
    ),
    ...Object.entries(appends.releases).flatMap(([id, events]) =>
      events.flatMap(event => effectsOf(world.releases[id], event, approvers)),
    ),
  ];
}
