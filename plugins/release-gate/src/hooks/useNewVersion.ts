import { useApi } from '@backstage/core-plugin-api';
import type {
  DocumentJson,
  DocumentKind,
} from 'backstage-plugin-release-gate-common';
import { useCallback, useState } from 'react';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import { versionsOf } from '../words/documents';
import { useReleaseContext } from './useReleaseContext';
import { type Resource, useResource } from './useResource';

/** The text of a new version of a document while somebody writes it. */
export interface NewVersion {
  readonly markdown: string;
  readonly write: (markdown: string) => void;
  /** The text to begin with, undefined once somebody has typed. */
  readonly start: Resource<string> | undefined;
  /** The version that it begins with; undefined where it begins with what the release knows. */
  readonly from: DocumentJson | undefined;
  /** Whether the text is other than what it began with. */
  readonly isTouched: boolean;
  /** Begins again with what the release knows; undefined where that would take away what somebody typed. */
  readonly writeFromRelease: (() => void) | undefined;
  /** Prepares for another kind of document: keeps what was typed, and nothing else. */
  readonly leaveKind: () => void;
}

function useStartingText(
  releaseId: string,
  kind: DocumentKind,
  version: number | undefined,
): Resource<string> {
  const api = useApi(releaseGateApiRef);
  const load = useCallback(
    async () =>
      version === undefined
        ? (await api.draftDocument(releaseId, kind)).markdown
        : api.document(releaseId, kind, version),
    [api, releaseId, kind, version],
  );
  return useResource(load);
}

/**
 * Begins with the newest version of a document, or with what the release knows
 * where there is none. What somebody types is never replaced.
 */
export function useNewVersion(kind: DocumentKind): NewVersion {
  const { release } = useReleaseContext();
  // As they were when the form was opened: what others attach does not change a text under somebody's hands.
  const [documents] = useState(release.documents);
  const [typed, setTyped] = useState<string>();
  const [isFromRelease, setIsFromRelease] = useState(false);
  const from = isFromRelease ? undefined : versionsOf(documents, kind).at(-1);
  const start = useStartingText(release.id, kind, from?.version);
  const markdown = typed ?? start.value ?? '';
  const isTouched = typed !== undefined && typed !== start.value;
  const isEmpty = markdown.trim() === '';
  const isLoaded = typed !== undefined || start.value !== undefined;
  return {
    markdown,
    write: setTyped,
    start: typed === undefined ? start : undefined,
    from,
    isTouched,
    writeFromRelease:
      isLoaded && (isEmpty || (from && !isTouched))
        ? () => {
            setIsFromRelease(true);
            setTyped(undefined);
          }
        : undefined,
    leaveKind: () => {
      setIsFromRelease(false);
      if (isEmpty || !isTouched) {
        setTyped(undefined);
      }
    },
  };
}
