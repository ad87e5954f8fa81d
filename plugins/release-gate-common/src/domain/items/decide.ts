import { voiding } from '../approval/voiding';
import { refuseNonOwner } from '../authority/authority';
import type { CommandOf } from '../model/commands/command';
import type { Context } from '../model/context';
import { type Refusal, refusal } from '../model/refusals';
import { type Release, productionSuccess } from '../model/release';
import { type Decider, accepted } from '../model/tables';
import type { WorkflowItem } from '../model/workflow';
import { hasProbeFailed } from '../monitoring/window';
import { mayComplete } from './mayComplete';
import { mayReopen } from './mayReopen';
import { isOverride, noteRequired } from './override';

/** Why the part that the command names does not go with the item. */
function refusePart(
  release: Release,
  item: WorkflowItem,
  part: string | undefined,
): Refusal | undefined {
  const parts = item.kind === 'check' ? item.parts : undefined;
  if (part === undefined) {
    return parts
      ? refusal(
          'part-required',
          `part is required: one of ${parts.map(({ id }) => id).join(', ')}`,
        )
      : undefined;
  }
  if (!parts?.some(({ id }) => id === part)) {
    return refusal('unknown-part', `part '${part}' is not one of the item`);
  }
  return release.items[item.id]?.parts[part]
    ? refusal('already-complete', `Part '${part}' is already complete`)
    : undefined;
}

/** What has to come with the tick: what nobody can look up needs a place to look. */
function requiredFor(item: WorkflowItem): readonly ('note' | 'url')[] {
  if (item.kind === 'manual') {
    return item.requires ?? [];
  }
  return item.kind === 'deployment' ? ['note', 'url'] : [];
}

/** Why the evidence that the person gives with the tick is not enough. */
function refuseEvidence(
  release: Release,
  item: WorkflowItem,
  command: CommandOf<'complete'>,
  context: Context,
): Refusal | undefined {
  const { part, note, url } = command;
  const requires = requiredFor(item);
  const isOverriding = isOverride(release, item, part, context);
  const isJudgement = item.kind === 'monitoring' && hasProbeFailed(release);
  if (
    note === undefined &&
    (isOverriding || isJudgement || requires.includes('note'))
  ) {
    return refusal('note-required', noteRequired(item, isOverriding, context));
  }
  return url === undefined && requires.includes('url')
    ? refusal('url-required', `url is required to complete '${item.title}'`)
    : undefined;
}

const complete: Decider<'complete'> = (release, command, context) => {
  const { itemId, part, note, url } = command;
  const may = mayComplete(release, itemId, context);
  if ('refused' in may) {
    return may;
  }
  const { item } = may;
  const refused =
    refusePart(release, item, part) ??
    refuseEvidence(release, item, command, context);
  return refused
    ? { refused }
    : accepted({
        type: 'item-completed',
        data: {
          itemId,
          ...(part !== undefined && { part }),
          ...(note !== undefined && { note }),
          ...(url !== undefined && { url }),
          source: 'person',
          ...(refuseNonOwner(context) && { asApprover: true as const }),
          ...(isOverride(release, item, part, context) && { override: true }),
        },
      });
};

const reopen: Decider<'reopen'> = (release, { itemId, note }, context) => {
  const may = mayReopen(release, itemId, context);
  return 'refused' in may
    ? may
    : accepted(
        {
          type: 'items-reopened',
          data: { itemIds: [itemId], cause: 'person', note },
        },
        ...(productionSuccess(release)
          ? []
          : voiding(release, 'item-reopened')),
      );
};

export const itemDeciders = { complete, reopen };
