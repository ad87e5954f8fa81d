import type { DocumentKind } from '../workflow';

/** What can happen to a release: documents. @public */
export type DocumentEvent =
  | {
      readonly type: 'document-attached';
      readonly data: {
        readonly kind: DocumentKind;
        readonly version: number;
        readonly title: string;
        readonly markdown: string;
        readonly sha256: string;
        readonly url?: string;
      };
    }
  | {
      readonly type: 'document-delivered';
      readonly data: {
        readonly kind: DocumentKind;
        readonly version: number;
        readonly to: readonly string[];
        readonly late: boolean;
        readonly differsFromApproved: boolean;
      };
    };
