import { z } from 'zod/v4';
import { documentPage, draft, markdown } from '../answers/documents';
import {
  markdownSchema,
  nameSchema,
  pageFields,
  textSchema,
  urlSchema,
} from '../fields';
import {
  type Operation,
  change,
  onRevision,
  read,
  releaseId,
} from './Operation';
import { idempotencyKey } from './idempotencyKey';

const kind = z.enum(['release-note', 'incident-report']);
const documentOfRelease = releaseId.extend({ kind });

export const attachDocument = {
  ...change,
  path: '/releases/:id/documents',
  summary: 'Attach a new version of a document',
  body: z.strictObject({
    kind,
    title: nameSchema,
    markdown: markdownSchema,
    url: urlSchema.optional(),
    idempotencyKey,
    ...onRevision,
  }),
} as const satisfies Operation;

export const readDocument = {
  ...read,
  path: '/releases/:id/documents/:kind',
  summary: 'A document as Markdown, by default its latest version',
  parameters: documentOfRelease,
  query: z.strictObject({
    version: z.coerce.number().int().min(1).optional(),
  }),
  answer: markdown,
  mediaType: 'text/markdown',
} as const satisfies Operation;

/** What a person says to fill the places of a document, in Markdown. */
const answers = z.strictObject({
  summary: textSchema.optional(),
  what: textSchema.optional(),
  why: textSchema.optional(),
  highlights: textSchema.optional(),
  testingResults: textSchema.optional(),
  knownIssues: textSchema.optional(),
  impact: textSchema.optional(),
  detection: textSchema.optional(),
  rootCause: textSchema.optional(),
  resolution: textSchema.optional(),
  prevention: textSchema.optional(),
});

export const draftDocument = {
  ...read,
  method: 'POST',
  path: '/releases/:id/documents/:kind/draft',
  summary: 'A document as its template writes it now; changes nothing',
  parameters: documentOfRelease,
  body: z.strictObject({ answers: answers.optional() }),
  answer: draft,
} as const satisfies Operation;

export const listDocuments = {
  ...read,
  path: '/documents',
  summary: 'The newest version of every document, by release, oldest first',
  query: z.strictObject(pageFields(50)),
  answer: documentPage,
} as const satisfies Operation;

export const deliverReleaseNote = {
  ...change,
  path: '/releases/:id/documents/release-note/deliver',
  summary: 'Deliver the release note to the approvers',
  body: z.strictObject(onRevision),
} as const satisfies Operation;
