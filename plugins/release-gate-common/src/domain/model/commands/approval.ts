import type { VersionAndCommit } from '../names';

/** What can be asked of a release: requests and decisions. @public */
export type ApprovalCommand =
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
  | { readonly type: 'note-expiry' };
