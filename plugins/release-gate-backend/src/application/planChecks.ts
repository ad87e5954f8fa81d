import {
  type Policy,
  type Release,
  type ReleaseEvent,
  boundTargets,
  completionOf,
  isDecidedOn,
  isMonitored,
  itemOfKind,
  targetId,
} from 'backstage-plugin-release-gate-common';
import type { CheckBindings } from './CheckBindings';
import type { CheckPlan, PlannedCheck } from './CheckQueue';

/** Whether one of the events says that what was found before no longer counts. */
function isUndone(itemId: string, events: readonly ReleaseEvent[]): boolean {
  return events.some(event => {
    switch (event.type) {
      case 'release-amended':
        return event.data.commit !== undefined;
      case 'items-reopened':
        // Where the check itself took it back, it is asked again on schedule.
        return (
          event.data.cause !== 'check-failing' &&
          event.data.itemIds.includes(itemId)
        );
      default:
        return false;
    }
  });
}

/** The probes that watch the monitoring window, while it is open. */
function probesOf(release: Release, policy: Policy): readonly PlannedCheck[] {
  const item = itemOfKind(release.workflow, 'monitoring')?.item;
  return item && isMonitored(release)
    ? policy.monitoringProbes.map(probe => ({
        target: `${item.id}/${probe}`,
        provider: probe,
        isDueWhenNew: true,
        isDueAgain: false,
        isKept: false,
      }))
    : [];
}

/** What is to be asked of a release, after these events. */
export function planChecks(
  release: Release,
  events: readonly ReleaseEvent[],
  options: { readonly bindings: CheckBindings; readonly policy: Policy },
): CheckPlan {
  const answeredBy = options.bindings.answeredBy(release);
  const checks = boundTargets(release, { answeredBy }).map(target => ({
    target: targetId(target),
    provider: answeredBy[targetId(target)],
    isDueWhenNew: completionOf(release, target) === undefined,
    isDueAgain: isUndone(target.itemId, events),
    isKept: isDecidedOn(release, target),
  }));
  return {
    releaseId: release.id,
    targets: [...checks, ...probesOf(release, options.policy)],
  };
}
