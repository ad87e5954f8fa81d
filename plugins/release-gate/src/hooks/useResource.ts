import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Failure, failureOf } from '../words/failure';
import { oneAtATime } from './oneAtATime';

export interface Resource<T> {
  /** What was read last; stays while it is read again. */
  readonly value: T | undefined;
  /** Why the last reading failed; with a `value`, that is only not the newest. */
  readonly failure: Failure | undefined;
  /** Reads again; settles once that has been answered, well or not. */
  readonly reload: () => Promise<void>;
  /** Reads again without anybody waiting for it. */
  readonly refresh: () => void;
  /** Shows what a command answered. */
  readonly replace: (change: (shown: T) => T) => void;
}

export interface ResourceOptions<T> {
  /** Whether an answer is older than what is shown already, so that it is dropped. */
  readonly isOlder?: (next: T, shown: T) => boolean;
  /** What this is about; another revision of it is a reason to read again. */
  readonly revision?: number;
}

/** What was read, and what by. */
interface State<T> {
  readonly load?: () => Promise<T>;
  readonly value?: T;
  readonly failure?: Failure;
}

/** Reads again when what is read has another revision. */
function useRefreshAt(
  revision: number | undefined,
  load: () => Promise<unknown>,
  refresh: () => void,
): void {
  const readFor = useRef({ load, revision });
  useEffect(() => {
    const before = readFor.current;
    readFor.current = { load, revision };
    // With another `load` it is read anyway.
    if (before.load === load && before.revision !== revision) {
      refresh();
    }
  }, [load, revision, refresh]);
}

/**
 * Reads something, and reads it again quietly. An answer that was overtaken is
 * dropped. `load` has to keep its identity between renders.
 */
export function useResource<T>(
  load: () => Promise<T>,
  options: ResourceOptions<T> = {},
): Resource<T> {
  const [state, setState] = useState<State<T>>({});
  const newest = useRef(0);
  const { isOlder, revision } = options;
  const older = useRef(isOlder);
  older.current = isOlder;

  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    try {
      const next = await load();
      if (mine === newest.current) {
        setState(shown =>
          shown.load === load &&
          shown.value !== undefined &&
          older.current?.(next, shown.value)
            ? shown
            : { load, value: next },
        );
      }
    } catch (thrown) {
      if (mine === newest.current) {
        setState(shown => ({
          ...(shown.load === load && shown),
          load,
          failure: failureOf(thrown),
        }));
      }
    }
  }, [load]);

  useEffect(() => {
    reload().catch(() => undefined);
    return () => {
      newest.current += 1;
    };
  }, [reload]);

  const refresh = useMemo(() => oneAtATime(reload), [reload]);
  useRefreshAt(revision, load, refresh);

  const replace = useCallback(
    (change: (shown: T) => T) =>
      setState(shown =>
        shown.value === undefined
          ? shown
          : { load: shown.load, value: change(shown.value) },
      ),
    [],
  );
  const isCurrent = state.load === load;
  return {
    value: isCurrent ? state.value : undefined,
    failure: isCurrent ? state.failure : undefined,
    reload,
    refresh,
    replace,
  };
}
