import type { DocumentKind } from '../workflow';

/** What can be asked of a release: documents. @public */
export type DocumentCommand =
  | {
      readonly type: 'attach';
      readonly kind: DocumentKind;
      readonly title: string;
      readonly markdown: string;
      readonly url?: string;
    }
  | { readonly type: 'deliver' };
