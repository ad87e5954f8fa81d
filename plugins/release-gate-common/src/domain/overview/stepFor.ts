import { reached } from '../model/instants';
import { type Release, productionSuccess } from '../model/release';
import type { WorkflowItem } from '../model/workflow';
import { monitoredUntil } from '../monitoring/window';

/**
 * What somebody has to do next. `actor` is who: the entity's owner (its ref),
 * the approver (as the rule book names that person), or `pipeline`.
 *
 * @public
 */
export interface NextStep {
  readonly actor: string;
  readonly action:
    | 'complete'
    | 'attach'
    | 'deliver'
    | 'deploy'
    | 'request'
    | 'decide'
    | 'monitor'
    | 'revert'
    | 'notify'
    | 're-enter';
  readonly itemId?: string;
  readonly since: string;
}

/** What an open item asks for, and of whom. */
export function stepFor(
  release: Release,
  item: WorkflowItem,
  now: string,
): NextStep | undefined {
  const owner = { actor: release.owner, itemId: item.id };
  const since = release.phaseSince;
  switch (item.kind) {
    case 'deployment':
      return {
        actor: 'pipeline',
        action: item.target === 'baseline' ? 'revert' : 'deploy',
        itemId: item.id,
        since,
      };
    case 'document':
      return {
        ...owner,
        action: item.by === 'delivery' ? 'deliver' : 'attach',
        since,
      };
    case 'monitoring': {
      const until = monitoredUntil(release);
      return {
        ...owner,
        action: until && reached(until, now) ? 'complete' : 'monitor',
        since: productionSuccess(release)?.at ?? since,
      };
    }
    case 'automatic':
      return {
        actor: 'release-gate',
        action: 'notify',
        itemId: item.id,
        since,
      };
    case 'manual':
    case 'check':
    case 'tickets':
    case 'time-entry':
      return { ...owner, action: 'complete', since };
    default:
      return item satisfies never;
  }
}
