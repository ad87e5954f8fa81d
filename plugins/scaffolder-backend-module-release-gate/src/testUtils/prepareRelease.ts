import type {
  CommandBody,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import { ReleaseStory, play } from 'release-stage';
import type { Portal } from './startPortal';

const story = new ReleaseStory();

let commits = 0;

/** A commit that no other test of the file has. */
export function newCommit(): string {
  commits += 1;
  return commits.toString(16).padStart(40, 'c0ffee');
}

/** Starts a release of the payments service as the engineer. */
export function startRelease(
  { stage }: Portal,
  values: Partial<CommandBody<'startRelease'>> = {},
): Promise<ReleaseJson> {
  return play(stage, story.starts({ commit: newCommit(), ...values }));
}

/** Brings a new release up to where the approval can be requested. */
export async function prepareRelease(portal: Portal): Promise<ReleaseJson> {
  const { id } = await startRelease(portal);
  return play(portal.stage, story.goesOn(id, 'staged'));
}
