import type {
  ReleaseGateApi,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import { PAYMENTS, type Portal } from './startPortal';

let commits = 0;

/** A commit that no other test of the file has. */
export function newCommit(): string {
  commits += 1;
  return commits.toString(16).padStart(40, 'c0ffee');
}

/** Starts a release of the payments service as the engineer. */
export function startRelease(
  portal: Portal,
  values: Partial<Parameters<ReleaseGateApi['startRelease']>[0]> = {},
): Promise<ReleaseJson> {
  return portal.engineer.startRelease({
    entityRef: PAYMENTS,
    version: '2.4.0',
    commit: newCommit(),
    ...values,
  });
}

async function completeStage(
  client: ReleaseGateApi,
  release: ReleaseJson,
  stageId: string,
): Promise<void> {
  const stage = release.stages.find(({ id }) => id === stageId);
  for (const item of stage?.items ?? []) {
    if (['manual', 'check'].includes(item.kind)) {
      await client.completeItem(release.id, item.id, { note: 'seen to work' });
    }
  }
}

/** Brings a new release up to where the approval can be requested. */
export async function prepareRelease(portal: Portal): Promise<ReleaseJson> {
  const { engineer, pipeline } = portal;
  const release = await startRelease(portal);
  await engineer.attachDocument(release.id, {
    kind: 'release-note',
    title: 'Release notes',
    markdown: '# Notes',
  });
  await completeStage(engineer, release, 'pre-deployment');
  await pipeline.reportDeployment({
    entityRef: release.entityRef,
    environment: 'staging',
    commit: release.commit,
    status: 'succeeded',
  });
  await completeStage(engineer, release, 'staging');
  return engineer.release(release.id);
}
