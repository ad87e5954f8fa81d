import type { ReleaseCommand } from 'backstage-plugin-release-gate-common';

type WithoutReleaseId<T> = T extends unknown ? Omit<T, 'releaseId'> : never;

/** What a command on a release says; the id of the release travels apart. */
export type CommandBody<
  K extends ReleaseCommand['type'] = ReleaseCommand['type'],
> = WithoutReleaseId<Extract<ReleaseCommand, { readonly type: K }>>;
