import { z } from 'zod/v4';
import type { Draft } from '../../documents/draftDocument';
import type { DocumentKind } from '../../domain/model/workflow';
import { exactly, instant, listOf, named } from './exactly';
import { documentKind } from './facts';
import { pageOf } from './page';

/** @public */
export interface DocumentJson {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly version: number;
  readonly sha256: string;
  /** What a draft still asks of a person; missing where the document is final. */
  readonly openPlaces?: readonly string[];
  readonly attachedBy: string;
  readonly attachedAt: string;
  readonly url?: string;
  readonly delivered?: {
    readonly by: string;
    readonly at: string;
    readonly to: readonly string[];
    readonly late: boolean;
    readonly differsFromApproved: boolean;
  };
}

export const documentJson = named(
  'Document',
  exactly<DocumentJson>({
    kind: documentKind,
    title: z.string(),
    version: z.int(),
    sha256: z.string(),
    openPlaces: listOf(z.string()).optional(),
    attachedBy: z.string(),
    attachedAt: instant,
    url: z.string().optional(),
    delivered: exactly<NonNullable<DocumentJson['delivered']>>({
      by: z.string(),
      at: instant,
      to: listOf(z.string()),
      late: z.boolean(),
      differsFromApproved: z.boolean(),
    }).optional(),
  }),
);

/** The newest version of a document of a release, with its content. @public */
export interface DocumentListItem {
  readonly releaseId: string;
  readonly entityRef: string;
  /** The version of the release. */
  readonly releaseVersion: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly version: number;
  readonly markdown: string;
  readonly attachedBy: string;
  readonly attachedAt: string;
}

export const documentPage = pageOf(
  'DocumentPage',
  exactly<DocumentListItem>({
    releaseId: z.string(),
    entityRef: z.string(),
    releaseVersion: z.string(),
    kind: documentKind,
    title: z.string(),
    version: z.int(),
    markdown: z.string(),
    attachedBy: z.string(),
    attachedAt: instant,
  }),
);

export const draft = named(
  'Draft',
  exactly<Draft>({
    kind: documentKind,
    title: z.string(),
    markdown: z.string(),
    openPlaces: listOf(z.string()),
  }),
);

/** A document itself. */
export const markdown = named('Markdown', z.string());
