import { NotFoundError } from '@backstage/errors';
import type {
  ReleaseId,
  DocumentKind,
} from 'backstage-plugin-release-gate-common';
import type { Ports } from '../Parts';
import { requireRelease } from '../requireRelease';

/** Names a document; without `version` its latest one. */
export interface DocumentInput {
  readonly releaseId: ReleaseId;
  readonly kind: DocumentKind;
  readonly version?: number;
}

/** A document of a release as Markdown. @throws NotFoundError */
export async function readDocument(
  { store }: Pick<Ports, 'store'>,
  { releaseId, kind, version }: DocumentInput,
): Promise<string> {
  const { documents } = await requireRelease(store, releaseId);
  const found = documents
    .filter(
      document =>
        document.kind === kind &&
        (version === undefined || document.version === version),
    )
    .at(-1);
  if (!found) {
    const which = version === undefined ? '' : ` of version ${version}`;
    throw new NotFoundError(`Release ${releaseId} has no ${kind}${which}`);
  }
  return found.markdown;
}
