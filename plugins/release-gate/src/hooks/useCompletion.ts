import type { ItemJson } from 'backstage-plugin-release-gate-common';
import { useEffect, useState } from 'react';
import type { Failure } from '../words/failure';
import { useReleaseCommand } from './useReleaseContext';

/** Completing or re-opening one item, or one part of it. */
export interface Completion {
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  /** Which form stands open under the item. */
  readonly form: 'complete' | 'reopen' | undefined;
  readonly setForm: (form: Completion['form']) => void;
  /** Completes at once, or opens the form where something has to be given. */
  readonly complete: () => void;
  readonly completeWith: (note: string, url: string) => void;
  readonly reopen: (note: string) => void;
}

function given(note: string, url: string) {
  return {
    ...(note.trim() && { note: note.trim() }),
    ...(url.trim() && { url: url.trim() }),
  };
}

/** Whether a probe failed in the monitoring window, so that somebody has to judge it. */
export function hasFailedProbe({ probes }: ItemJson): boolean {
  return probes?.some(({ failedAt }) => failedAt !== undefined) ?? false;
}

/** Whether a program or a tracker answers the item, so that a person's word overrides it. */
export function isAnswered({ check, answeredBy }: ItemJson): boolean {
  return check !== undefined || answeredBy !== undefined;
}

/** Whether the completion has to come with words: by the workflow, because it overrides a check, or judges a failure. */
export function needsWords(item: ItemJson, part?: string): boolean {
  const isOverride =
    part === undefined
      ? isAnswered(item)
      : item.parts?.find(({ id }) => id === part)?.check !== undefined;
  return (item.requires?.length ?? 0) > 0 || isOverride || hasFailedProbe(item);
}

export function useCompletion(item: ItemJson, part?: string): Completion {
  const { isBusy, failure, clear, send } = useReleaseCommand();
  const [form, setForm] = useState<Completion['form']>();
  const asksForWords =
    failure?.code === 'note-required' || failure?.code === 'url-required';
  useEffect(() => {
    if (asksForWords) {
      setForm('complete');
    }
  }, [asksForWords]);

  const completeWith = (note: string, url: string) => {
    send((api, id) =>
      api.completeItem(id, item.id, {
        ...given(note, url),
        ...(part !== undefined && { part }),
      }),
    ).then(
      isAccepted => isAccepted && setForm(undefined),
      () => undefined,
    );
  };
  return {
    isBusy,
    failure,
    form,
    setForm: next => {
      clear();
      setForm(next);
    },
    complete: () =>
      needsWords(item, part) ? setForm('complete') : completeWith('', ''),
    completeWith,
    reopen: note => {
      send((api, id) => api.reopenItem(id, item.id, { note })).then(
        isAccepted => isAccepted && setForm(undefined),
        () => undefined,
      );
    },
  };
}
