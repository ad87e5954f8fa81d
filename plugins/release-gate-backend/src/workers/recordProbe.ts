import {
  isMonitored,
  monitoringWindow,
  nextProbeAt,
} from 'backstage-plugin-release-gate-common';
import type { FinishedCheck } from '../application/CheckQueue';
import type { CheckRun } from './recordCheck';
import type { CheckRunParts } from './runCheck';

/** Records what a probe saw in a monitoring window, and closes the window after its last run. */
export async function recordProbe(
  { recorder, queue, policy }: CheckRunParts,
  { release, check, result }: CheckRun,
): Promise<FinishedCheck> {
  const { releaseId, provider } = check;
  const { status, message, url } = result;
  const window = monitoringWindow(release);
  const at = await recorder.record(releaseId, {
    type: 'record-probe',
    probe: provider,
    status,
    message,
    ...(url !== undefined && { url }),
  });
  if (!window || !isMonitored(release)) {
    return { checkedAt: at, attempts: 0 };
  }
  await queue.recordProbeRun(releaseId, { probe: provider, at, status });
  const dueAt = nextProbeAt(window, policy, at);
  if (dueAt === undefined) {
    await recorder.record(releaseId, {
      type: 'close-window',
      runs: await queue.probeRunsOf(releaseId),
    });
  }
  return { checkedAt: at, attempts: 0, ...(dueAt && { dueAt }) };
}
