import { useSignal } from '@backstage/plugin-signals-react';
import { useEffect, useRef } from 'react';
import { useClock } from './clock';

/** Something happened to a release. */
export type ReleaseSignal = {
  readonly releaseId: string;
  readonly entityRef: string;
};

const POLL_EVERY_MS = 30_000;

/**
 * Calls back when somebody did something to a release; where signals are not
 * available, calls back slowly instead. Who was away for a while, or without a
 * network, may have missed signals, so it calls back when they return.
 */
export function useLive(
  concerns: (signal: ReleaseSignal) => boolean,
  refresh: () => void,
): void {
  const clock = useClock();
  const { lastSignal, isSignalsAvailable } = useSignal<{
    releaseId: string;
    entityRef: string;
  }>('release-gate');
  const latest = useRef({ concerns, refresh });
  latest.current = { concerns, refresh };

  useEffect(() => {
    if (lastSignal && latest.current.concerns(lastSignal)) {
      latest.current.refresh();
    }
  }, [lastSignal]);

  useEffect(
    () =>
      isSignalsAvailable
        ? undefined
        : clock.every(POLL_EVERY_MS, () => latest.current.refresh()),
    [clock, isSignalsAvailable],
  );

  useEffect(() => {
    let awaySince: number | undefined;
    const catchUp = () => latest.current.refresh();
    const look = () => {
      if (document.visibilityState === 'hidden') {
        awaySince = clock.now();
        return;
      }
      if (awaySince !== undefined && clock.now() - awaySince >= POLL_EVERY_MS) {
        catchUp();
      }
      awaySince = undefined;
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', catchUp);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', catchUp);
    };
  }, [clock]);
}
