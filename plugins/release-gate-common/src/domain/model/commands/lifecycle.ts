import type { CommitId, EnvironmentName, ReleaseId } from '../names';
import type { Changes } from '../release';
import type { TicketRef } from '../ticket';
import type { Workflow } from '../workflow';
import type { OnRelease } from './onRelease';

/** @public */
export interface StartRelease {
  readonly type: 'start';
  readonly releaseId: ReleaseId;
  readonly owner: string;
  readonly version: string;
  readonly commit: CommitId;
  readonly title?: string;
  /** Of tier production; the first one by default. */
  readonly environment?: EnvironmentName;
  readonly routine: boolean;
  readonly changes?: Changes;
  readonly tickets: readonly TicketRef[];
  readonly workflow: Workflow;
}

/** @public */
export type ReenterRelease = OnRelease & {
  readonly type: 're-enter';
  readonly newReleaseId: ReleaseId;
  readonly version: string;
  readonly commit: CommitId;
  readonly owner: string;
  readonly workflow: Workflow;
};

/** What can be asked of a release: how a release changes and ends without production. @public */
export type LifecycleCommand =
  | {
      readonly type: 'amend';
      readonly version?: string;
      readonly commit?: CommitId;
      readonly title?: string;
      readonly routine?: boolean;
      readonly changes?: Changes;
      readonly usersAffected?: boolean;
    }
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'note-owner'; readonly owner: string };
