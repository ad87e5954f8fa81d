import { voiding } from './approval';
import {
  type CheckFinding,
  type CheckTarget,
  completionOf,
  isCheckable,
  isSameFinding,
  targetId,
} from './checks';
import type { ReleaseCommand } from './commands';
import type { Context } from './context';
import type { ReleaseEventBody } from './events';
import { reached } from './instants';
import { isWatchedThrough, monitoringWindow } from './monitoring';
import { itemState } from './progress';
import type { Completion, Release } from './release';
import { type WorkflowItem, anchorOf, findItem } from './workflow';

type CommandOf<T extends ReleaseCommand['type']> = Extract<
  ReleaseCommand,
  { type: T }
>;

/** Whether the approver decides on the item, or has decided, as it stands now. */
function isFrozen(release: Release, { itemId }: CheckTarget): boolean {
  const stage = findItem(release.workflow, itemId)?.stage;
  const anchor = stage && anchorOf(release.workflow, stage.id);
  const { status } = release.approval;
  return (
    (anchor === 'pre-deployment' || anchor === 'staging') &&
    (status === 'requested' || status === 'approved')
  );
}

function completing(
  target: CheckTarget,
  provider: string,
  { message, url }: CheckFinding,
): ReleaseEventBody {
  return {
    type: 'item-completed',
    data: {
      ...target,
      note: message,
      ...(url !== undefined && { url }),
      source: 'check',
      by: provider,
    },
  };
}

function reopening(
  release: Release,
  { itemId, part }: CheckTarget,
): readonly ReleaseEventBody[] {
  const stage = findItem(release.workflow, itemId)?.stage;
  const anchor = stage && anchorOf(release.workflow, stage.id);
  const isDecidedOn = anchor === 'pre-deployment' || anchor === 'staging';
  return [
    {
      type: 'items-reopened',
      data: {
        itemIds: [itemId],
        ...(part !== undefined && { part }),
        cause: 'check-failing',
      },
    },
    ...(isDecidedOn ? voiding(release, 'item-reopened') : []),
  ];
}

/** What a finding does to its item: passing proves it, failing takes back everything but an override. */
function consequence(
  release: Release,
  target: CheckTarget,
  provider: string,
  finding: CheckFinding,
): readonly ReleaseEventBody[] {
  const completion: Completion | undefined = completionOf(release, target);
  switch (finding.status) {
    case 'passing': {
      const isProven = completion?.evidence.source === 'check';
      return isProven || (completion && isFrozen(release, target))
        ? []
        : [completing(target, provider, finding)];
    }
    case 'failing':
      return completion && !completion.override
        ? reopening(release, target)
        : [];
    case 'pending':
    case 'unavailable':
      return [];
    default:
      return finding.status satisfies never;
  }
}

/**
 * Records what a provider said, where that is news, and what follows from it.
 * A finding about another commit, by a provider that no longer answers, or
 * about an item that is settled meanwhile says nothing.
 */
export function recordCheck(
  release: Release,
  command: CommandOf<'record-check'>,
  context: Context,
): readonly ReleaseEventBody[] {
  const { itemId, part, provider, commit, status, message, url } = command;
  const target: CheckTarget = { itemId, ...(part !== undefined && { part }) };
  const finding: CheckFinding = {
    status,
    message,
    ...(url !== undefined && { url }),
  };
  const id = targetId(target);
  if (
    commit !== release.commit ||
    context.answeredBy[id] !== provider ||
    !isCheckable(release, target)
  ) {
    return [];
  }
  const before = release.checks[id];
  const isNews =
    before?.provider !== provider || !isSameFinding(before.latest, finding);
  return [
    ...(isNews
      ? [
          {
            type: 'check-recorded' as const,
            data: { ...target, provider, ...finding },
          },
        ]
      : []),
    ...consequence(release, target, provider, finding),
  ];
}

function monitoringItem(release: Release): WorkflowItem | undefined {
  return release.workflow.stages
    .flatMap(({ items }) => items)
    .find(({ kind }) => kind === 'monitoring');
}

/** Whether the logs are watched for this release now: probes that ran are of interest. */
export function isMonitored(release: Release): boolean {
  const item = monitoringItem(release);
  return (
    item !== undefined &&
    monitoringWindow(release) !== undefined &&
    !release.rollback &&
    itemState(release, item) === 'open'
  );
}

/**
 * Records what a probe saw in the monitoring window, where that is news. A
 * failure keeps the monitoring open until a person judges it.
 */
export function recordProbe(
  release: Release,
  command: CommandOf<'record-probe'>,
  context: Context,
): readonly ReleaseEventBody[] {
  const { probe, status, message, url } = command;
  if (
    !isMonitored(release) ||
    !context.policy.monitoringProbes.includes(probe)
  ) {
    return [];
  }
  const finding = { status, message, ...(url !== undefined && { url }) };
  const before = release.probes[probe];
  return before && isSameFinding(before.latest, finding)
    ? []
    : [{ type: 'probe-recorded', data: { probe, ...finding } }];
}

/**
 * Completes the monitoring where the configured probes ran through the whole
 * window without a failure; else leaves it to a person.
 */
export function closeWindow(
  release: Release,
  { runs }: CommandOf<'close-window'>,
  context: Context,
): readonly ReleaseEventBody[] {
  const item = monitoringItem(release);
  const window = monitoringWindow(release);
  if (!item || !window || !isMonitored(release)) {
    return [];
  }
  const { policy, now } = context;
  const probes = policy.monitoringProbes;
  if (
    hasProbeFailed(release) ||
    !isWatchedThrough({ probes, runs, window, policy, now })
  ) {
    return [];
  }
  const count = runs.filter(({ at }) => reached(window.from, at)).length;
  return [
    {
      type: 'item-completed',
      data: {
        itemId: item.id,
        note: `${probes.join(
          ', ',
        )}: ${count} runs through the whole window, none failed`,
        source: 'check',
        by: probes.join(', '),
      },
    },
  ];
}

/** Whether a probe failed in the monitoring window, so that a person has to judge it. */
export function hasProbeFailed(release: Release): boolean {
  return Object.values(release.probes).some(
    ({ failedAt }) => failedAt !== undefined,
  );
}
