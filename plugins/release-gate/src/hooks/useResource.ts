import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, failureOf } from '../words/failure';

export interface Resource<T> {
  /** What was read last; stays while it is read again. */
  readonly value: T | undefined;
  /** Why the last reading failed; with a `value`, that is only not the newest. */
  readonly failure: Failure | undefined;
  readonly reload: () => Promise<void>;
  /** Shows what a command answered. */
  readonly replace: (change: (shown: T) => T) => void;
}

/**
 * Reads something, and reads it again quietly. An answer that was overtaken is
 * dropped. `load` has to keep its identity between renders.
 */
export function useResource<T>(
  load: () => Promise<T>,
  isOlder: (next: T, shown: T) => boolean = () => false,
): Resource<T> {
  const [state, setState] = useState<{
    readonly load?: () => Promise<T>;
    readonly value?: T;
    readonly failure?: Failure;
  }>({});
  const turn = useRef(0);
  const older = useRef(isOlder);
  older.current = isOlder;

  const reload = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    try {
      const next = await load();
      if (mine === turn.current) {
        setState(shown =>
          shown.load === load &&
          shown.value !== undefined &&
          older.current(next, shown.value)
            ? shown
            : { load, value: next },
        );
      }
    } catch (thrown) {
      if (mine === turn.current) {
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
      turn.current += 1;
    };
  }, [reload]);

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
    replace,
  };
}
