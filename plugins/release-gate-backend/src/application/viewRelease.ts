import {
  type Context,
  type IntegrationJson,
  type Release,
  type ReleaseJson,
  monitoringWindow,
  toReleaseJson,
} from 'backstage-plugin-release-gate-common';
import type { Ports } from './Parts';
import { hasPipeline } from './Settings';

/** A release as the API shows it to the one who asks. */
export async function viewRelease(
  {
    queue,
    integrations,
    settings,
  }: Pick<Ports, 'queue' | 'integrations' | 'settings'>,
  release: Release,
  context: Context,
): Promise<ReleaseJson> {
  const isWatched =
    monitoringWindow(release) !== undefined &&
    (context.policy.monitoringProbes.length > 0 ||
      Object.keys(release.probes).length > 0);
  const { timeTracker, ticketTrackers } = integrations;
  return {
    ...toReleaseJson(
      release,
      context,
      isWatched ? await queue.probeRunsOf(release.id) : [],
    ),
    isReportedByPipeline: hasPipeline(
      settings.pipelines,
      release.entityRef,
      release.environment,
    ),
    ...(timeTracker && { timeTracker: integrationJson(timeTracker) }),
    ...(ticketTrackers.length > 0 && {
      ticketTrackers: ticketTrackers.map(integrationJson),
    }),
  };
}

/** Only what is for everybody: a tracker is more than its name. */
function integrationJson({
  id,
  title,
  place,
}: IntegrationJson): IntegrationJson {
  return { id, title, ...(place !== undefined && { place }) };
}
