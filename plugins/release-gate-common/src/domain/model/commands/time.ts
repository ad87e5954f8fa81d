/** What can be asked of a release: logged time. @public */
export type TimeCommand =
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
    };
