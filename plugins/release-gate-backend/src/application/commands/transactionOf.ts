import type { Appends, Policy } from 'backstage-plugin-release-gate-common';
import type { Ports } from '../Parts';
import {
  type LoadedEntity,
  type StreamAppend,
  type Transaction,
  entityStream,
  releaseStream,
} from '../EventStore';
import type { Effect } from '../Outbox';
import { effectsOf, entityEffectsOf } from '../effectsOf';
import { planChecks } from '../planChecks';
import type { Accepted, CommandRun } from './CommandRun';

/** What an accepted command writes, or undefined where it has nothing new to say. */
export function transactionOf(
  { bindings, settings }: Pick<Ports, 'bindings' | 'settings'>,
  decided: {
    readonly loaded: LoadedEntity & { readonly isUnproven?: true };
    readonly accepted: Accepted;
    readonly run: CommandRun<unknown>;
  },
): Transaction | undefined {
  const { loaded, accepted } = decided;
  const { appends, world, deployment, releaseId, context } = accepted;
  const { commandKey, deploymentKey } = decided.run;
  const changed = Object.entries(appends.releases).filter(
    ([, events]) => events.length > 0,
  );
  if (changed.length === 0 && appends.entity.length === 0) {
    return undefined;
  }
  const { policy } = settings;
  return {
    appends: streamAppends(loaded, appends),
    after: {
      entity: world.entity,
      releases: Object.fromEntries(
        changed.map(([id]) => [id, world.releases[id]]),
      ),
    },
    effects: effectsIn(accepted, policy),
    checkPlans: bindings.isEmpty
      ? []
      : changed.map(([id, events]) =>
          planChecks(world.releases[id], events, { bindings, policy }),
        ),
    now: context.now,
    ...(loaded.isUnproven && { isUnproven: true as const }),
    ...(commandKey &&
      releaseId && { commandKey: { ...commandKey, releaseId } }),
    ...(deploymentKey &&
      deployment && {
        deploymentKey: { ...deploymentKey, answer: deployment },
      }),
  };
}

/** What is appended to which stream, each on the head that was decided on. */
function streamAppends(
  { entity, releases, clock }: LoadedEntity,
  appends: Appends,
): readonly StreamAppend[] {
  const streams = [
    {
      streamId: entityStream(entity.state.entityRef),
      expectedHead: entity.head,
      events: appends.entity,
    },
    ...Object.entries(appends.releases).map(([id, events]) => ({
      streamId: releaseStream(id),
      ...(id in releases && { expectedHead: releases[id].head }),
      events,
    })),
  ];
  return streams
    .filter(({ events }) => events.length > 0)
    .map(({ events, ...stream }) => ({
      ...stream,
      events: events.map(event => ({
        ...event,
        ...(clock !== undefined && { clock }),
      })),
    }));
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
