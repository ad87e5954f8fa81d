import { useRouteRef } from '@backstage/core-plugin-api';
import type { DocumentKind } from 'backstage-plugin-release-gate-common';
import { documentRouteRef } from '../routes';

/** Which version of a document is meant, and from which one the difference is shown. */
export interface DocumentView {
  readonly version?: number;
  readonly compare?: number;
}

/** Where a document of a release can be read. */
export function useDocumentLink(): (
  id: string,
  kind: DocumentKind,
  view?: DocumentView,
) => string {
  const link = useRouteRef(documentRouteRef);
  return (id, kind, { version, compare } = {}) => {
    const query = new URLSearchParams({
      ...(version !== undefined && { version: String(version) }),
      ...(compare !== undefined && { compare: String(compare) }),
    }).toString();
    return `${link({ id, kind })}${query && `?${query}`}`;
  };
}
