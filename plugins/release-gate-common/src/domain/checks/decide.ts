import { voiding } from '../approval/voiding';
import type { ReleaseEventBody } from '../model/events/event';
import {
  type CheckFinding,
  type CheckTarget,
  isSameFinding,
  targetId,
} from '../model/findings';
import type { Completion } from '../model/item';
import type { Release } from '../model/release';
import { type Decider, accepted } from '../model/tables';
import { anchorOfItem } from '../model/workflowItems';
import { completionOf, isCheckable } from './targets';

/** Whether the approval is asked for, or given, on the item. */
function isDecidedOn(release: Release, { itemId }: CheckTarget): boolean {
  const anchor = anchorOfItem(release.workflow, itemId);
  return anchor === 'pre-deployment' || anchor === 'staging';
}

/** Whether the approver decides on the item, or has decided, as it stands now. */
function isFrozen(release: Release, target: CheckTarget): boolean {
  const { status } = release.approval;
  return (
    isDecidedOn(release, target) &&
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
  target: CheckTarget,
): readonly ReleaseEventBody[] {
  const { itemId, part } = target;
  return [
    {
      type: 'items-reopened',
      data: {
        itemIds: [itemId],
        ...(part !== undefined && { part }),
        cause: 'check-failing',
      },
    },
    ...(isDecidedOn(release, target) ? voiding(release, 'item-reopened') : []),
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
const recordCheck: Decider<'record-check'> = (release, command, context) => {
  const { itemId, part, provider, commit, status, message, url } = command;
  const target = { itemId, ...(part !== undefined && { part }) };
  const finding = { status, message, ...(url !== undefined && { url }) };
  const id = targetId(target);
  if (
    commit !== release.commit ||
    context.answeredBy[id] !== provider ||
    !isCheckable(release, target)
  ) {
    return accepted();
  }
  const before = release.checks[id];
  const isNews =
    before?.provider !== provider || !isSameFinding(before.latest, finding);
  return accepted(
    ...(isNews
      ? [
          {
            type: 'check-recorded' as const,
            data: { ...target, provider, ...finding },
          },
        ]
      : []),
    ...consequence(release, target, provider, finding),
  );
};

export const checkDeciders = { 'record-check': recordCheck };
