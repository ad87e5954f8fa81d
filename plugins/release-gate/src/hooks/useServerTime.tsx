import {
  type PropsWithChildren,
  createContext,
  useContext,
  useEffect,
  useMemo,
  useReducer,
} from 'react';
import { useClock } from './clock';

/** How far the server's clock is ahead of this one, in milliseconds. */
const OffsetContext = createContext(0);

/** Sets the pages below it by the server's clock, as an answer told it. */
export function ServerTimeProvider(
  props: PropsWithChildren<{ readonly now: string | undefined }>,
) {
  const clock = useClock();
  const offset = useMemo(
    () => (props.now ? Date.parse(props.now) - clock.now() : 0),
    [props.now, clock],
  );
  return (
    <OffsetContext.Provider value={offset}>
      {props.children}
    </OffsetContext.Provider>
  );
}

/** The server's time in milliseconds, renewed as often as said. */
export function useServerTime(everyMs: number): number {
  const clock = useClock();
  const offset = useContext(OffsetContext);
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => clock.every(everyMs, tick), [clock, everyMs]);
  return clock.now() + offset;
}
