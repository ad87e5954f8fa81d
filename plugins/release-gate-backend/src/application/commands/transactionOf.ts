import type { Appends, Policy } from 'backstage-plugin-release-gate-common';
import type { Ports } from '../Parts';
import {
  type LoadedEntity,
  type ReadHead,
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
  const streams = streamAppends(loaded, appends);
  return {
    entityRef: world.entity.entityRef,
    appends: streams,
    readHeads: readHeads(loaded, streams),
    after: {
      entity: world.entity,
      releases: Object.fromEntries(
        changed.map(([id]) => [id, world.releases[id]]),
      ),
    },
    before: loaded.isUnproven ? {} : releasesOf(loaded),
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

function releasesOf({ releases }: LoadedEntity): Transaction['before'] {
  return Object.fromEntries(
    Object.entries(releases).map(([id, { state }]) => [id, state]),
  );
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

/** What the decision stands on besides the streams that it appends to. */
function readHeads(
  { entity, releases }: LoadedEntity,
  appends: readonly StreamAppend[],
): readonly ReadHead[] {
  const appended = new Set(appends.map(({ streamId }) => streamId));
  return [
    {
      streamId: entityStream(entity.state.entityRef),
      head: entity.head,
    },
    ...Object.entries(releases).map(([id, { head }]) => ({
      streamId: releaseStream(id),
      head,
    })),
  ].filter(({ streamId }) => !appended.has(streamId));
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
