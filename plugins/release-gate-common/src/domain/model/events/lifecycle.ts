import type { CommitId, EntityRef, EnvironmentName, ReleaseId } from '../names';
import type { Changes } from '../release';
import type { TicketRef } from '../ticket';
import type { Workflow } from '../workflow';

/** What can happen to a release: how a release begins, changes and ends without production. @public */
export type LifecycleEvent =
  | {
      readonly type: 'release-started';
      readonly data: {
        readonly releaseId: ReleaseId;
        readonly entityRef: EntityRef;
        readonly owner: string;
        readonly version: string;
        readonly commit: CommitId;
        readonly title: string;
        readonly environment: EnvironmentName;
        readonly routine: boolean;
        readonly changes?: Changes;
        readonly tickets: readonly TicketRef[];
        readonly attempt: number;
        readonly previousAttemptId?: ReleaseId;
        readonly workflow: Workflow;
      };
    }
  | {
      readonly type: 'release-amended';
      readonly data: {
        readonly version?: string;
        readonly commit?: CommitId;
        readonly title?: string;
        readonly routine?: boolean;
        readonly changes?: Changes;
      };
    }
  | {
      readonly type: 'owner-changed';
      readonly data: { readonly owner: string };
    }
  | {
      readonly type: 'release-cancelled';
      readonly data: {
        readonly reason: string;
        /** An approver who is no owner ended it: that is no work on the release. */
        readonly asApprover?: true;
      };
    }
  | {
      readonly type: 're-entered';
      readonly data: { readonly nextAttemptId: ReleaseId };
    };
