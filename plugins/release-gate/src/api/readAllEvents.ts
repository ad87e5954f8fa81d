import type {
  EventJson,
  ReleaseGateApi,
} from 'backstage-plugin-release-gate-common';

/** The whole history of a release, oldest first. */
export async function readAllEvents(
  api: Pick<ReleaseGateApi, 'events'>,
  releaseId: string,
): Promise<readonly EventJson[]> {
  const events: EventJson[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.events(releaseId, cursor ? { cursor } : {});
    events.push(...page.items);
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return events;
}
