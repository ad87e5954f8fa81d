import { type PropsWithChildren, createContext } from 'react';

type Level = 2 | 3 | 4 | 5 | 6;

/** The level of the next heading, so that headings keep their order wherever a part is put. */
export const HeadingLevelContext = createContext<Level>(2);

export function HeadingLevel(
  props: PropsWithChildren<{ readonly level: Level }>,
) {
  return (
    <HeadingLevelContext.Provider value={props.level}>
      {props.children}
    </HeadingLevelContext.Provider>
  );
}
