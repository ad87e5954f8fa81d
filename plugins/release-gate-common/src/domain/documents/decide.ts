import { voiding } from '../approval/voiding';
import type { CommandOf } from '../model/commands/command';
import type { Context } from '../model/context';
import type { ReleaseEventBody } from '../model/events/event';
import { after, reached } from '../model/instants';
import { type Release, productionSuccess } from '../model/release';
import { type Decider, accepted } from '../model/tables';
import { documentItem } from '../model/workflowItems';
import { isStageReached } from '../progress/itemState';
import { hasEnded, phaseOf } from '../progress/phase';
import {
  documentAttached,
  isFinalDocument,
  latestDocument,
  refuseDraft,
} from './documents';
import { mayDeliver, refuseAttaching } from './may';
import { openPlaces } from './openPlaces';

/** A note that was delivered is not the final one any more: the new one is to be delivered too. */
function undelivering(release: Release): readonly ReleaseEventBody[] {
  const item = documentItem(release.workflow, 'release-note', 'delivery')?.item;
  return item && release.items[item.id]?.completion && !hasEnded(release)
    ? [
        {
          type: 'items-reopened',
          data: { itemIds: [item.id], cause: 'release-note-changed' },
        },
      ]
    : [];
}

/** A final document completes the item that asks for it, once that item's turn has come. */
function completing(
  release: Release,
  { kind, markdown, url }: CommandOf<'attach'>,
): readonly ReleaseEventBody[] {
  const found = documentItem(release.workflow, kind, 'attachment');
  const completes =
    openPlaces(markdown).length === 0 &&
    found !== undefined &&
    !release.items[found.item.id]?.completion &&
    isStageReached(release, found.stage.id) &&
    (kind === 'release-note' || phaseOf(release) === 'rolled-back');
  return completes
    ? [
        {
          type: 'item-completed',
          data: {
            itemId: found.item.id,
            source: 'document',
            ...(url !== undefined && { url }),
          },
        },
      ]
    : [];
}

const attach: Decider<'attach'> = (release, command, context) => {
  const { kind, markdown } = command;
  const latest = latestDocument(release, kind);
  const refused =
    refuseAttaching(release, context, kind) ??
    (latest && isFinalDocument(latest) ? refuseDraft(markdown) : undefined);
  if (refused) {
    return { refused };
  }
  const isNote = kind === 'release-note';
  return accepted(
    documentAttached(release, command),
    ...completing(release, command),
    ...(isNote ? undelivering(release) : []),
    ...(isNote && !productionSuccess(release)
      ? voiding(release, 'release-note-changed')
      : []),
  );
};

function isLate(release: Release, { now, policy }: Context): boolean {
  const success = productionSuccess(release);
  return (
    success !== undefined &&
    !reached(now, after(success.at, policy.deliverWithinMs))
  );
}

const deliver: Decider<'deliver'> = (release, _command, context) => {
  const may = mayDeliver(release, context);
  if ('refused' in may) {
    return may;
  }
  const { note, request } = may;
  const item = documentItem(release.workflow, 'release-note', 'delivery')?.item;
  return accepted(
    {
      type: 'document-delivered',
      data: {
        kind: 'release-note',
        version: note.version,
        to: context.policy.approvers,
        late: isLate(release, context),
        differsFromApproved:
          note.sha256 !== request.snapshot.releaseNote.sha256,
      },
    },
    ...(item && !release.items[item.id]?.completion
      ? [
          {
            type: 'item-completed' as const,
            data: { itemId: item.id, source: 'document' as const },
          },
        ]
      : []),
  );
};

export const documentDeciders = { attach, deliver };
