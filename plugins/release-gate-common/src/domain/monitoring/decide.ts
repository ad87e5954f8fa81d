import { isSameFinding } from '../model/findings';
import { reached } from '../model/instants';
import { type Decider, accepted } from '../model/tables';
import { itemOfKind } from '../model/workflowItems';
import {
  hasProbeFailed,
  isMonitored,
  isWatchedThrough,
  monitoringWindow,
} from './window';

/**
 * Records what a probe saw in the monitoring window, where that is news. A
 * failure keeps the monitoring open until a person judges it.
 */
const recordProbe: Decider<'record-probe'> = (release, command, context) => {
  const { probe, status, message, url } = command;
  const isConfigured = context.policy.monitoringProbes.includes(probe);
  if (!isConfigured || !isMonitored(release)) {
    return accepted();
  }
  const finding = { status, message, ...(url !== undefined && { url }) };
  const before = release.probes[probe];
  return before && isSameFinding(before.latest, finding)
    ? accepted()
    : accepted({ type: 'probe-recorded', data: { probe, ...finding } });
};

/**
 * Completes the monitoring where the configured probes ran through the whole
 * window without a failure; else leaves it to a person.
 */
const closeWindow: Decider<'close-window'> = (release, { runs }, context) => {
  const item = itemOfKind(release.workflow, 'monitoring')?.item;
  const window = monitoringWindow(release);
  if (!item || !window || !isMonitored(release)) {
    return accepted();
  }
  const { policy, now } = context;
  const probes = policy.monitoringProbes;
  if (
    hasProbeFailed(release) ||
    !isWatchedThrough({ probes, runs, window, policy, now })
  ) {
    return accepted();
  }
  const count = runs.filter(({ at }) => reached(window.from, at)).length;
  const names = probes.join(', ');
  return accepted({
    type: 'item-completed',
    data: {
      itemId: item.id,
      note: `${names}: ${count} runs through the whole window, none failed`,
      source: 'check',
      by: names,
    },
  });
};

export const monitoringDeciders = {
  'record-probe': recordProbe,
  'close-window': closeWindow,
};
