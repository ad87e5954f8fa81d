import type { Context } from '../../domain/model/context';
import type { ProbeRun } from '../../domain/model/findings';
import type { Release } from '../../domain/model/release';
import type { WorkflowItem } from '../../domain/model/workflow';
import { monitoredUntil } from '../../domain/monitoring/window';
import { itemState } from '../../domain/progress/itemState';
import type { ItemJson } from '../answers/items';
import { checkJson, probesJson, worstCheck } from './checkJson';
import { completionJson, partsCompletionJson } from './completionJson';

function partsJson(
  release: Release,
  item: WorkflowItem & { readonly kind: 'check' },
  context: Context,
): Pick<ItemJson, 'parts' | 'check' | 'evidence' | 'overridden'> {
  const progress = release.items[item.id]?.parts ?? {};
  const parts = (item.parts ?? []).map(part => {
    const done = progress[part.id];
    const check = checkJson(
      release,
      { itemId: item.id, part: part.id },
      context,
    );
    return {
      ...part,
      state: done ? ('complete' as const) : ('open' as const),
      ...(check && { check }),
      ...completionJson(done),
    };
  });
  const check = worstCheck(parts.flatMap(part => part.check ?? []));
  return {
    parts,
    ...(check && { check }),
    ...(parts.every(({ state }) => state === 'complete') &&
      partsCompletionJson(Object.values(progress))),
  };
}

function answeredByJson(
  release: Release,
  item: WorkflowItem,
  context: Context,
): Pick<ItemJson, 'answeredBy'> {
  const answeredBy =
    item.kind === 'tickets'
      ? release.tickets.find(({ tracker }) =>
          context.ticketTrackers.includes(tracker),
        )?.tracker
      : context.answeredBy[item.id];
  return answeredBy === undefined ? {} : { answeredBy };
}

/** What follows from the request or the decision is evidenced by it. */
function automaticEvidence(
  { approval }: Release,
  item: WorkflowItem,
  state: ItemJson['state'],
): Pick<ItemJson, 'evidence'> {
  if (
    item.kind !== 'automatic' ||
    state !== 'complete' ||
    approval.status === 'none'
  ) {
    return {};
  }
  const { snapshot } = approval.request;
  if (item.follows === 'request') {
    return {
      evidence: {
        by: snapshot.requestedBy,
        at: snapshot.requestedAt,
        source: 'person',
      },
    };
  }
  return item.follows === 'approval' && approval.status === 'approved'
    ? {
        evidence: {
          by: approval.decision.decidedBy,
          at: approval.decision.decidedAt,
          note: approval.decision.statement,
          source: 'person',
        },
      }
    : {};
}

export function itemJson(
  release: Release,
  item: WorkflowItem,
  context: Context,
  probeRuns: readonly ProbeRun[],
): ItemJson {
  const state = itemState(release, item);
  const until =
    item.kind === 'monitoring' ? monitoredUntil(release) : undefined;
  const check =
    item.kind === 'check'
      ? checkJson(release, { itemId: item.id }, context)
      : undefined;
  return {
    id: item.id,
    title: item.title,
    kind: item.kind,
    state,
    ...(check && { check }),
    ...answeredByJson(release, item, context),
    ...(state === 'not-applicable'
      ? {}
      : completionJson(release.items[item.id]?.completion)),
    ...(item.kind === 'check' &&
      item.parts &&
      partsJson(release, item, context)),
    ...automaticEvidence(release, item, state),
    ...(item.kind === 'manual' && item.requires && { requires: item.requires }),
    ...(item.helpUrl && { helpUrl: item.helpUrl }),
    ...(until && { availableAt: until }),
    ...(until && probesJson(release, context, probeRuns)),
  };
}
