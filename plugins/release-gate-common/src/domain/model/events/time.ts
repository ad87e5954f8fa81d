/** What can happen to a release: logged time. @public */
export type TimeEvent =
  | {
      readonly type: 'time-entry-added';
      readonly data: {
        readonly entryId: string;
        readonly tracker: string;
        readonly start: string;
        readonly end: string;
        readonly description: string;
        readonly billable: boolean;
      };
    }
  | {
      readonly type: 'time-entry-retried';
      readonly data: { readonly entryId: string };
    }
  | {
      readonly type: 'time-entry-logged';
      readonly data: {
        readonly entryId: string;
        readonly trackerId: string;
        readonly url?: string;
      };
    }
  | {
      readonly type: 'time-entry-failed';
      readonly data: { readonly entryId: string; readonly message: string };
    }
  | {
      /** What the tracker holds for the release, where that differs from before. */
      readonly type: 'time-proof-recorded';
      readonly data: {
        readonly tracker: string;
        readonly found: boolean;
        readonly message: string;
      };
    };
