import {
  refuseLowering,
  refuseNonDecider,
  refuseNonOwner,
  refuseOutsider,
} from './authority';
import { isBaselineChanged } from './approval';
import type { Context } from './context';
import { reentryOf, runningIn } from './entityRecord';
import { documentItem } from './itemRules';
import { hasEnded, holdsProduction, phaseOf } from './phase';
import { itemState, openItems } from './progress';
import { type Refusal, refusal } from './refusals';
import { type Release, latestDocument, productionSuccess } from './release';
import { stagesAt } from './workflow';

function refuseEnded(release: Release): Refusal | undefined {
  return hasEnded(release) || release.rollback
    ? refusal(
        'release-ended',
        `The release is ${phaseOf(release).replace('-', ' ')}`,
      )
    : undefined;
}

/** Somebody has changed the release since the caller looked at it. */
export function refuseStaleRevision(
  { revision }: Release,
  expectedRevision: number | undefined,
): Refusal | undefined {
  return expectedRevision === undefined || expectedRevision === revision
    ? undefined
    : refusal(
        'stale-revision',
        `expectedRevision is ${expectedRevision}, and the release is at ${revision}`,
      );
}

/** Production has begun: the content that was approved stays as it is. */
function refuseBegun(release: Release): Refusal | undefined {
  return holdsProduction(release) || productionSuccess(release)
    ? refusal(
        'production-begun',
        'Production has begun: what was approved can no longer be changed',
      )
    : undefined;
}

/** Whether title alone, or all of the content, may be amended. */
export function refuseAmending(
  release: Release,
  context: Context,
  scope: 'title' | 'content',
): Refusal | undefined {
  const refused = refuseNonOwner(context);
  if (refused) {
    return refused;
  }
  if (scope === 'content') {
    return refuseEnded(release) ?? refuseBegun(release);
  }
  return phaseOf(release) === 'cancelled' ? refuseEnded(release) : undefined;
}

/** Whether users were affected may be raised by owners and approvers, lowered by approvers. */
export function refuseAffectedChange(
  release: Release,
  context: Context,
  usersAffected: boolean,
): Refusal | undefined {
  return (
    (usersAffected ? refuseOutsider(context) : refuseLowering(context)) ??
    (release.rollback
      ? undefined
      : refusal(
          'no-rollback',
          'Whether users were affected is said of a rollback',
        ))
  );
}

export function refuseLinking(
  release: Release,
  context: Context,
): Refusal | undefined {
  return refuseNonOwner(context) ?? refuseEnded(release);
}

export function refuseUnlinking(
  release: Release,
  context: Context,
): Refusal | undefined {
  return refuseLinking(release, context) ?? refuseBegun(release);
}

/** A release note is fixed while production is under way; an incident report follows a rollback. */
export function refuseAttaching(
  release: Release,
  context: Context,
  kind: 'release-note' | 'incident-report',
): Refusal | undefined {
  const refused = refuseNonOwner(context);
  if (refused) {
    return refused;
  }
  if (phaseOf(release) === 'cancelled') {
    return refusal('release-ended', 'The release was cancelled');
  }
  return kind === 'release-note' &&
    holdsProduction(release) &&
    !productionSuccess(release)
    ? refusal(
        'production-begun',
        'The release note was approved, and production is under way',
      )
    : undefined;
}

export function refuseDelivering(
  release: Release,
  context: Context,
): Refusal | undefined {
  const refused = refuseNonOwner(context);
  if (refused) {
    return refused;
  }
  if (phaseOf(release) === 'cancelled') {
    return refusal('release-ended', 'The release was cancelled');
  }
  if (release.approval.status !== 'approved') {
    return refusal(
      'stage-not-reached',
      'Release notes are delivered from the approval on',
    );
  }
  const note = latestDocument(release, 'release-note');
  if (!note) {
    return refusal('no-document', 'The release has no release note');
  }
  const isDelivered =
    documentItem(release, 'release-note', 'delivery')?.item.id ?? '';
  return note.delivered && release.items[isDelivered]?.completion
    ? refusal(
        'already-delivered',
        `Version ${note.version} of the release note is delivered`,
      )
    : undefined;
}

function refuseOpenPredecessor(context: Context): Refusal | undefined {
  const { predecessor } = context;
  if (!predecessor?.rollback) {
    return undefined;
  }
  const required = stagesAt(predecessor.workflow, 'rollback')
    .flatMap(({ items }) => items)
    .filter(
      item =>
        item.kind !== 'automatic' && itemState(predecessor, item) === 'open',
    );
  return required.length > 0
    ? refusal(
        'predecessor-duties-open',
        `Release ${
          predecessor.version
        } was rolled back and leaves open: ${required
          .map(({ title }) => title)
          .join(', ')}`,
      )
    : undefined;
}

export function refuseRequesting(
  release: Release,
  context: Context,
): Refusal | undefined {
  const refused = refuseNonOwner(context) ?? refuseEnded(release);
  if (refused) {
    return refused;
  }
  switch (release.approval.status) {
    case 'requested':
      return refusal('request-open', 'A request is waiting for its decision');
    case 'approved':
      return refusal('already-approved', 'The release is approved');
    default:
  }
  const open = [
    ...stagesAt(release.workflow, 'pre-deployment'),
    ...stagesAt(release.workflow, 'staging'),
  ].flatMap(stage => openItems(release, stage));
  return open.length > 0
    ? refusal(
        'checklist-incomplete',
        `Open before the request: ${open.map(({ title }) => title).join(', ')}`,
      )
    : refuseOpenPredecessor(context);
}

/** Why this actor may not decide now, on whatever digest; undefined if they may. */
export function refuseDeciding(
  release: Release,
  context: Context,
): Refusal | undefined {
  const refused = refuseNonDecider(release, context);
  if (refused) {
    return refused;
  }
  if (release.approval.status !== 'requested') {
    return refusal('stale-digest', 'There is no open request to decide on');
  }
  return isBaselineChanged(release, context.entity)
    ? refusal(
        'stale-digest',
        'Another commit has reached production since the request',
      )
    : undefined;
}

export function refuseRevoking(
  release: Release,
  context: Context,
): Refusal | undefined {
  const refused = refuseNonDecider(release, context);
  if (refused) {
    return refused;
  }
  const { approval } = release;
  if (approval.status !== 'approved') {
    return refusal('no-approval', 'There is no approval to take back');
  }
  return approval.usedBy
    ? refusal(
        'approval-used',
        'The approval was used; the way back is a rollback',
      )
    : refuseEnded(release);
}

export function refuseRollingBack(
  release: Release,
  context: Context,
): Refusal | undefined {
  const refused = refuseOutsider(context);
  if (refused) {
    return refused;
  }
  if (release.rollback) {
    return refusal('already-rolled-back', 'The release is rolled back already');
  }
  if (holdsProduction(release)) {
    return undefined;
  }
  return productionSuccess(release) &&
    runningIn(context.entity, release.environment)?.commit === release.commit
    ? undefined
    : refusal(
        'not-in-production',
        `Release ${release.version} does not run in ${release.environment}`,
      );
}

export function refuseCancelling(
  release: Release,
  context: Context,
): Refusal | undefined {
  return (
    refuseNonOwner(context) ?? refuseEnded(release) ?? refuseBegun(release)
  );
}

export function refuseReentering(
  release: Release,
  context: Context,
): Refusal | undefined {
  const refused = refuseNonOwner(context);
  if (refused) {
    return refused;
  }
  if (phaseOf(release) !== 'rolled-back') {
    return refusal(
      'not-rolled-back',
      'Only a release that was rolled back is re-entered',
    );
  }
  const next = reentryOf(context.entity, release.id);
  return next
    ? refusal(
        'already-re-entered',
        `Attempt ${next.attempt} is the re-entry of this release`,
      )
    : undefined;
}
