import { useCallback, useRef } from 'react';

/**
 * Does work when it is told to, never twice at once: what comes meanwhile is
 * one more turn after it. So many signals in a row cost two readings, and an
 * answer is not overtaken again and again.
 */
export function useOneAtATime(work: () => Promise<void>): () => void {
  const latest = useRef(work);
  latest.current = work;
  const state = useRef<'idle' | 'busy' | 'again'>('idle');
  return useCallback(() => {
    if (state.current !== 'idle') {
      state.current = 'again';
      return;
    }
    const turn = async () => {
      do {
        state.current = 'busy';
        await latest.current();
      } while (isAgain(state.current));
      state.current = 'idle';
    };
    turn().catch(() => {
      state.current = 'idle';
    });
  }, []);
}

function isAgain(state: 'idle' | 'busy' | 'again'): boolean {
  return state === 'again';
}
