import { voiding } from '../approval/voiding';
import type { ReleaseEventBody } from '../model/events/event';
import type { CheckFinding, CheckRecord, CheckTarget } from '../model/findings';
import { after, reached } from '../model/instants';
import type { Completion } from '../model/item';
import type { Release } from '../model/release';
import { completionOf, isDecidedOn } from '../progress/checkTargets';

const CONFIRMED_AFTER_MS = 60_000;

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

function reopened(
  { itemId, part }: CheckTarget,
  cause: 'check-failing' | 'provider-changed',
): ReleaseEventBody {
  return {
    type: 'items-reopened',
    data: { itemIds: [itemId], ...(part !== undefined && { part }), cause },
  };
}

/** Takes back what the targets were completed with, and what was decided on it. */
export function reopening(
  release: Release,
  targets: readonly CheckTarget[],
  cause: 'check-failing' | 'provider-changed',
): readonly ReleaseEventBody[] {
  return [
    ...targets.map(target => reopened(target, cause)),
    ...(targets.some(target => isDecidedOn(release, target))
      ? voiding(release, 'item-reopened')
      : []),
  ];
}

/** What a finding is about, and what was recorded of the same provider before. */
export interface Finding {
  readonly target: CheckTarget;
  readonly provider: string;
  readonly finding: CheckFinding;
  readonly before: CheckRecord | undefined;
  readonly now: string;
}

/** Whether the item was proven on something else in the catalog than the check asks about now. */
function isOnOtherBasis({ finding, before }: Finding): boolean {
  const proven = before?.result?.basis;
  return (
    proven !== undefined &&
    finding.basis !== undefined &&
    proven !== finding.basis
  );
}

/** One failure can be a blip: it counts when it is there again a minute later. */
function isConfirmed({ before, now }: Finding): boolean {
  return (
    before?.failingSince !== undefined &&
    reached(after(before.failingSince, CONFIRMED_AFTER_MS), now)
  );
}

/** What a finding does to its item: passing proves it, failing twice takes back everything but an override. */
export function consequence(
  release: Release,
  said: Finding,
): readonly ReleaseEventBody[] {
  const { target, provider, finding } = said;
  const completion: Completion | undefined = completionOf(release, target);
  const isProven = completion?.evidence.source === 'check';
  const moved =
    isProven && isOnOtherBasis(said)
      ? reopening(release, [target], 'provider-changed')
      : [];
  switch (finding.status) {
    case 'passing': {
      const stays =
        isProven || (completion !== undefined && isFrozen(release, target));
      return stays && moved.length === 0
        ? []
        : [...moved, completing(target, provider, finding)];
    }
    case 'failing':
      return moved.length === 0 &&
        completion &&
        !completion.override &&
        isConfirmed(said)
        ? reopening(release, [target], 'check-failing')
        : moved;
    case 'pending':
    case 'unavailable':
      return moved;
    default:
      return finding.status satisfies never;
  }
}
