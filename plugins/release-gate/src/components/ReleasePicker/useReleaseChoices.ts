import { useApi } from '@backstage/core-plugin-api';
import {
  type ReleaseListItem,
  textBeginning,
} from 'backstage-plugin-release-gate-common';
import { useCallback, useMemo, useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useResource } from '../../hooks/useResource';
import { useSettled } from '../../hooks/useSettled';
import type { Failure } from '../../words/failure';
import { releaseIdIn } from '../../words/releaseId';

const SHOWN_AT_MOST = 50;

/** What is shown of a release that can be chosen. */
export type ReleaseChoice = Pick<
  ReleaseListItem,
  'id' | 'entityRef' | 'version' | 'commit' | 'phase'
>;

export interface ReleaseChoices {
  /** Newest first; undefined while they are read. */
  readonly found: readonly ReleaseChoice[] | undefined;
  readonly listFailure: Failure | undefined;
  /** The release whose id is in the form; undefined while it is not known. */
  readonly chosen: ReleaseChoice | undefined;
  readonly chosenFailure: Failure | undefined;
  readonly isReadingChosen: boolean;
  /** Keeps what was chosen from the list, so that it is not read again. */
  readonly keep: (choice: ReleaseChoice) => void;
  readonly refresh: () => void;
}

/** The releases that fit a service and what is typed, and the one whose id is in the form. */
export function useReleaseChoices(options: {
  readonly entityRef: string | undefined;
  readonly typed: string;
  readonly id: string | undefined;
}): ReleaseChoices {
  const api = useApi(releaseGateApiRef);
  const { entityRef, id } = options;
  const typed = options.typed.trim();
  const settled = useSettled(typed);
  const q = releaseIdIn(settled) ? '' : textBeginning(settled, 200);
  const list = useResource(
    useCallback(
      () =>
        api.releases({
          ...(entityRef && { entityRef }),
          ...(q && { q }),
          limit: SHOWN_AT_MOST,
        }),
      [api, entityRef, q],
    ),
  );
  const [kept, setKept] = useState<ReleaseChoice>();
  const isKept = kept !== undefined && kept.id === id;
  const readId = id && !isKept ? releaseIdIn(id) : undefined;
  const read = useResource(
    useCallback(
      () => (readId ? api.release(readId) : Promise.resolve(undefined)),
      [api, readId],
    ),
  );
  const chosen = isKept ? kept : read.value;
  const found = useMemo(() => list.value?.items, [list.value]);
  return {
    found: settled === typed ? found : undefined,
    listFailure: list.failure,
    chosen,
    chosenFailure: isKept ? undefined : read.failure,
    isReadingChosen: readId !== undefined && !chosen && !read.failure,
    keep: setKept,
    refresh: () => {
      list.refresh();
      read.refresh();
    },
  };
}
