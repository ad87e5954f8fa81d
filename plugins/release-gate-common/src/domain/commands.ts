import type { CheckFinding } from './checks';
import type { ProbeRun } from './monitoring';
import type {
  AffectedUsers,
  Changes,
  DeploymentFlag,
  DeploymentStatus,
  TicketRef,
  VersionAndCommit,
} from './events';
import type { TicketFinding } from './tickets';
import type { DocumentKind, Workflow } from './workflow';

interface OnRelease {
  readonly releaseId: string;
  /** Refused as `stale-revision` when the release is no longer at it. */
  readonly expectedRevision?: number;
}

/** @public */
export interface StartRelease {
  readonly type: 'start';
  readonly releaseId: string;
  readonly owner: string;
  readonly version: string;
  readonly commit: string;
  readonly title?: string;
  readonly routine: boolean;
  readonly changes?: Changes;
  readonly tickets: readonly TicketRef[];
  readonly workflow: Workflow;
}

/** @public */
export interface ReportDeployment {
  readonly type: 'report-deployment';
  readonly deploymentId: string;
  readonly violationId: string;
  readonly environment: string;
  readonly commit: string;
  readonly version?: string;
  readonly status: DeploymentStatus;
  readonly url?: string;
  readonly deployedAt?: string;
  readonly flags: readonly DeploymentFlag[];
}

/** @public */
export type ReenterRelease = OnRelease & {
  readonly type: 're-enter';
  readonly newReleaseId: string;
  readonly version: string;
  readonly commit: string;
  readonly owner: string;
  readonly workflow: Workflow;
};

/**
 * A wish of somebody that concerns one release. Imperative; ids come in and
 * are never made here.
 *
 * @public
 */
export type ReleaseCommand = OnRelease &
  (
    | {
        readonly type: 'amend';
        readonly version?: string;
        readonly commit?: string;
        readonly title?: string;
        readonly routine?: boolean;
        readonly changes?: Changes;
        readonly usersAffected?: boolean;
      }
    | ({ readonly type: 'link-ticket' } & TicketRef)
    | ({ readonly type: 'unlink-ticket'; readonly reason: string } & TicketRef)
    | {
        readonly type: 'complete';
        readonly itemId: string;
        readonly part?: string;
        readonly note?: string;
        readonly url?: string;
      }
    | {
        readonly type: 'reopen';
        readonly itemId: string;
        readonly note: string;
      }
    | {
        readonly type: 'attach';
        readonly kind: DocumentKind;
        readonly title: string;
        readonly markdown: string;
        readonly url?: string;
      }
    | { readonly type: 'deliver' }
    | {
        readonly type: 'request';
        readonly requestId: string;
        readonly what: string;
        readonly why: string;
        readonly testingResults: string;
        readonly releaseNotes?: string;
        readonly baseline?: VersionAndCommit;
      }
    | {
        readonly type: 'decide';
        readonly decision: 'approved' | 'rejected';
        readonly statement: string;
        readonly requestDigest: string;
      }
    | { readonly type: 'revoke'; readonly statement: string }
    | {
        readonly type: 'roll-back';
        readonly reason: string;
        readonly restoredVersion: string;
        readonly usersAffected: boolean;
        readonly affected?: AffectedUsers;
        readonly impact?: string;
      }
    | { readonly type: 'cancel'; readonly reason: string }
    | {
        readonly type: 'answer-violation';
        readonly violationId: string;
        readonly statement: string;
      }
    | (CheckFinding & {
        readonly type: 'record-check';
        readonly itemId: string;
        readonly part?: string;
        readonly provider: string;
        /** The commit that the provider was asked about. */
        readonly commit: string;
      })
    | (CheckFinding & {
        readonly type: 'record-probe';
        readonly probe: string;
      })
    | {
        readonly type: 'close-window';
        /** Every run of every probe within the monitoring window. */
        readonly runs: readonly ProbeRun[];
      }
    | {
        readonly type: 'log-time';
        readonly entryId: string;
        readonly start: string;
        readonly end: string;
        readonly description: string;
        readonly billable: boolean;
      }
    | { readonly type: 'retry-time'; readonly entryId: string }
    | {
        readonly type: 'settle-time';
        readonly entryId: string;
        readonly outcome:
          | {
              readonly state: 'logged';
              readonly trackerId: string;
              readonly url?: string;
            }
          | { readonly state: 'failed'; readonly message: string };
      }
    | {
        readonly type: 'prove-time';
        readonly tracker: string;
        readonly found: boolean;
        readonly message: string;
      }
    | ({
        readonly type: 'observe-ticket';
        /** Without one: the tracker says that there is no such ticket. */
        readonly finding?: TicketFinding;
      } & TicketRef)
    | ({ readonly type: 'close-ticket' } & TicketRef)
    | ({
        /** Its tracker would not close it. */
        readonly type: 'note-ticket-not-closed';
        readonly message: string;
      } & TicketRef)
    | { readonly type: 'note-owner'; readonly owner: string }
    | { readonly type: 'note-expiry' }
    | {
        readonly type: 'note-notified';
        readonly to: readonly string[];
      }
    | {
        readonly type: 'note-denial';
        readonly environment: string;
        readonly commit: string;
        readonly reasons: readonly string[];
      }
  );

/** @public */
export type Command =
  | StartRelease
  | ReportDeployment
  | ReenterRelease
  | ReleaseCommand
  | {
      /** Answers a violation that belongs to no release. */
      readonly type: 'answer-entity-violation';
      readonly violationId: string;
      readonly statement: string;
    };
