/** What can be asked of a release: the checklist. @public */
export type ItemCommand =
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
    };
