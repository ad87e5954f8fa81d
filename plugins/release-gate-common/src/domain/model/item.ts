/** @public */
export type EvidenceSource =
  | 'person'
  | 'check'
  | 'deployment'
  | 'document'
  | 'tracker';

/** @public */
export interface Evidence {
  readonly by: string;
  readonly at: string;
  readonly note?: string;
  readonly url?: string;
  readonly source: EvidenceSource;
}

/**
 * How an item, or a part of one, was completed. In an override a person vouched
 * for what a provider answers, and the note is the reason.
 *
 * @public
 */
export type Completion =
  | { readonly override: false; readonly evidence: Evidence }
  | {
      readonly override: true;
      readonly evidence: Evidence & { readonly note: string };
    };

/**
 * What is known of one item. An item with parts is complete when every part is.
 *
 * @public
 */
export interface ItemProgress {
  readonly completion?: Completion;
  readonly parts: Readonly<Record<string, Completion>>;
}
