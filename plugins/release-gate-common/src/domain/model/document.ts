import type { DocumentKind } from './workflow';

/** @public */
export interface AttachedDocument {
  readonly kind: DocumentKind;
  readonly version: number;
  readonly title: string;
  readonly markdown: string;
  readonly sha256: string;
  readonly url?: string;
  readonly attachedBy: string;
  readonly attachedAt: string;
  readonly delivered?: {
    readonly by: string;
    readonly at: string;
    readonly to: readonly string[];
    readonly late: boolean;
    readonly differsFromApproved: boolean;
  };
}
