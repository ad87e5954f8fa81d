import { sha256 } from '../../canonical/sha256';
import type { CommandOf } from '../model/commands/command';
import type { AttachedDocument } from '../model/document';
import type { ReleaseEventBody } from '../model/events/event';
import { type Refusal, refusal } from '../model/refusals';
import type { Release } from '../model/release';
import type { DocumentKind } from '../model/workflow';
import { openPlaces } from './openPlaces';

/** Whether nothing in the document is left for a person to fill in. @public */
export function isFinalDocument({
  markdown,
}: Pick<AttachedDocument, 'markdown'>): boolean {
  return openPlaces(markdown).length === 0;
}

/** The newest version of a kind of document, or undefined. @public */
export function latestDocument(
  release: Release,
  kind: DocumentKind,
): AttachedDocument | undefined {
  return release.documents.filter(document => document.kind === kind).at(-1);
}

/** A draft may grow into a final document, but never take its place. */
export function refuseDraft(markdown: string): Refusal | undefined {
  const open = openPlaces(markdown);
  return open.length > 0
    ? refusal(
        'document-not-final',
        `The document is a draft, which cannot take the place of a final one; still to be filled in: ${open.join(
          ', ',
        )}`,
      )
    : undefined;
}

/** The event by which the next version of a document is attached. */
export function documentAttached(
  release: Release,
  document: Pick<CommandOf<'attach'>, 'kind' | 'title' | 'markdown' | 'url'>,
): ReleaseEventBody & { readonly type: 'document-attached' } {
  const { kind, title, markdown, url } = document;
  return {
    type: 'document-attached',
    data: {
      kind,
      version: (latestDocument(release, kind)?.version ?? 0) + 1,
      title,
      markdown,
      sha256: sha256(markdown),
      ...(url !== undefined && { url }),
    },
  };
}
