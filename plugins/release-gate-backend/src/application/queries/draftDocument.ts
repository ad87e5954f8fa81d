import { ServiceUnavailableError } from '@backstage/errors';
import {
  type ReleaseId,
  type DocumentAnswers,
  type DocumentKind,
  type Draft,
  asOf,
  draftDocument as writeDraft,
  factsOf,
} from 'backstage-plugin-release-gate-common';
import type { Parts } from '../Parts';
import { askEntity } from '../askEntity';
import { requireRelease } from '../requireRelease';
import { todayOf } from '../todayOf';

/** Names the document, and says what only a person knows of it. */
export interface DraftInput {
  readonly releaseId: ReleaseId;
  readonly kind: DocumentKind;
  readonly answers?: Partial<DocumentAnswers>;
}

/**
 * A document as its template writes it now; changes nothing.
 *
 * @throws ServiceUnavailableError for a template that fails on this release
 */
export async function draftDocument(
  parts: Parts,
  { releaseId, kind, answers = {} }: DraftInput,
): Promise<Draft> {
  const { store, settings } = parts;
  const release = await requireRelease(store, releaseId);
  const [{ known }, now] = await Promise.all([
    askEntity(parts, release.entityRef),
    store.now(),
  ]);
  const drafted = writeDraft(
    settings.templates[kind],
    factsOf({
      kind,
      release: asOf(release, todayOf(now, known)),
      answers,
      now,
    }),
  );
  if ('problem' in drafted) {
    const { line, column, message } = drafted.problem;
    throw new ServiceUnavailableError(
      `The template of releaseGate.documents.${kind}.template cannot be used on this release: line ${line}, column ${column}: ${message}`,
    );
  }
  return drafted.draft;
}
