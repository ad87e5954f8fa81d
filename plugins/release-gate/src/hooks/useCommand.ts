import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, failureOf } from '../words/failure';

export interface CommandState {
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  /** Sends, unless something is under way already; true when it was accepted. */
  readonly run: (send: () => Promise<void>) => Promise<boolean>;
  readonly clear: () => void;
}

/** Sends one command at a time and keeps what was refused. */
export function useCommand(): CommandState {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const isRunning = useRef(false);
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  const run = useCallback(async (send: () => Promise<void>) => {
    if (isRunning.current) {
      return false;
    }
    isRunning.current = true;
    setIsBusy(true);
    setFailure(undefined);
    try {
      await send();
      return true;
    } catch (thrown) {
      if (isMounted.current) {
        setFailure(failureOf(thrown));
      }
      return false;
    } finally {
      isRunning.current = false;
      if (isMounted.current) {
        setIsBusy(false);
      }
    }
  }, []);
  const clear = useCallback(() => setFailure(undefined), []);
  return { isBusy, failure, run, clear };
}
