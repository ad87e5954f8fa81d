import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import type { z } from 'zod/v3';
import type { WrittenDocument } from '../writeDocument';
import * as fields from './fields';

type Zod = typeof z;

/** What every action takes that writes a document from its template. */
export const documentInput = {
  releaseId: (zod: Zod) => fields.releaseId(zod),
  entityRef: (zod: Zod) => fields.expectedEntityRef(zod),
  title: (zod: Zod) =>
    fields
      .name(
        zod,
        'The title of the document; by default what it is and the version',
      )
      .optional(),
  markdown: (zod: Zod) =>
    zod
      .string()
      .optional()
      .describe(
        'The text of the document in Markdown, up to 200 kB; in place of one written from the template and the answers',
      ),
  attach: (zod: Zod) =>
    zod
      .boolean()
      .optional()
      .describe(
        'Whether the document is attached to the release as a new version, besides being written to the workspace; true by default',
      ),
};

/** What every action gives that writes a document. */
export const documentOutput = {
  path: (zod: Zod) =>
    zod.string().describe('Where the document lies, relative to the workspace'),
  title: (zod: Zod) => zod.string().describe('The title of the document'),
  markdown: (zod: Zod) => zod.string().describe('The text of the document'),
  openPlaces: (zod: Zod) =>
    zod
      .array(zod.string())
      .describe(
        'What is left for a person to fill in; while there is anything, the document is a draft',
      ),
  version: (zod: Zod) =>
    zod
      .number()
      .optional()
      .describe('Which version of the document of the release it became'),
  documentUrl: (zod: Zod) => fields.documentUrl(zod).optional(),
  releaseUrl: (zod: Zod) => fields.releaseUrl(zod),
};

type DocumentOutput = {
  [K in keyof typeof documentOutput]: z.output<
    ReturnType<(typeof documentOutput)[K]>
  >;
};

/** Puts a document out; what is about its attachment only where there is one. */
export function outputDocument(
  ctx: Pick<ActionContext<JsonObject, DocumentOutput>, 'output'>,
  { attached, ...document }: WrittenDocument,
): void {
  ctx.output('path', document.path);
  ctx.output('title', document.title);
  ctx.output('markdown', document.markdown);
  ctx.output('openPlaces', [...document.openPlaces]);
  ctx.output('releaseUrl', document.releaseUrl);
  if (attached) {
    ctx.output('version', attached.version);
    ctx.output('documentUrl', attached.url);
  }
}
