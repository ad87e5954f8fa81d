import type { EvidenceSource } from '../item';

/** @public */
export type ReopenCause =
  | 'person'
  | 'commit-changed'
  | 'another-commit-on-staging'
  | 'ticket-linked'
  | 'check-failing'
  | 'provider-changed'
  | 'time-entry-missing'
  | 'ticket-reopened'
  | 'release-note-changed';

/** What can happen to a release: the checklist. @public */
export type ItemEvent =
  | {
      readonly type: 'item-completed';
      readonly data: {
        readonly itemId: string;
        readonly part?: string;
        readonly note?: string;
        readonly url?: string;
        readonly source: EvidenceSource;
        /** Who gave the evidence, where that is not the actor of the event. */
        readonly by?: string;
        /** When the evidence came about, where that was before the event. */
        readonly since?: string;
        /** A person vouched for what a provider answers; the note is the reason. */
        readonly override?: true;
        /** An approver who is no owner said that the way back is taken: that is no work on the release. */
        readonly asApprover?: true;
      };
    }
  | {
      readonly type: 'items-reopened';
      readonly data: {
        readonly itemIds: readonly string[];
        /** Only this part of the one item. */
        readonly part?: string;
        readonly cause: ReopenCause;
        readonly note?: string;
      };
    };
