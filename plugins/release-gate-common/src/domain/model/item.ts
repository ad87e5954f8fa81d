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

/** @public */
export interface Completion {
  readonly evidence: Evidence;
  /** True where a person vouched for what a provider answers; the note is the reason. */
  readonly override: boolean;
}

/** What is known of one item. An item with parts is complete when every part is. */
export interface ItemProgress {
  readonly completion?: Completion;
  readonly parts: Readonly<Record<string, Completion>>;
}
