import { targetsOf } from '../progress/checkTargets';
import type { Context } from '../model/context';
import { targetId } from '../model/findings';
import type { Release } from '../model/release';
import type { WorkflowItem } from '../model/workflow';
import { isTicketItemAnswered } from '../tickets/count';

/** Whether a provider or module answers the item, so that a person's word overrides it. */
export function isOverride(
  release: Release,
  item: WorkflowItem,
  part: string | undefined,
  context: Context,
): boolean {
  switch (item.kind) {
    case 'check':
    case 'time-entry':
      return (
        context.answeredBy[targetId({ itemId: item.id, part })] !== undefined
      );
    case 'tickets':
      return isTicketItemAnswered(release, context);
    case 'manual':
    case 'deployment':
    case 'document':
    case 'monitoring':
    case 'automatic':
      return false;
    default:
      return item satisfies never;
  }
}

/** Why the person has to give a note with the tick. */
export function noteRequired(
  item: WorkflowItem,
  override: boolean,
  { answeredBy }: Context,
): string {
  if (override) {
    const [provider] = [{ itemId: item.id }, ...targetsOf(item)].flatMap(
      target => answeredBy[targetId(target)] ?? [],
    );
    return `note is required: the reason for overriding ${
      provider ?? 'the ticket tracker'
    }`;
  }
  return item.kind === 'monitoring'
    ? 'note is required: a probe failed in the monitoring window, and a person has to judge it'
    : `note is required to complete '${item.title}'`;
}
