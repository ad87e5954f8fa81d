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
 * available, calls back slowly instead.
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
}
