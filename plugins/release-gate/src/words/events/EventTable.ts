import type { EventJson } from 'backstage-plugin-release-gate-common';
import type { Tone } from '../../theme/tones';
import { timelineMessages } from '../../translation/timelineMessages';
import type { Words } from '../../translation/useWords';

export interface EventWords {
  readonly text: string;
  /** What somebody wrote with it. */
  readonly quote?: string;
  readonly tone: Tone;
}

/** What an event of the type holds. */
export type DataOf<T extends EventJson['type']> = Extract<
  EventJson,
  { readonly type: T }
>['data'];

/** How the words for an event are found: in which language, and what an item is called. */
export interface Telling {
  readonly t: Words;
  readonly titleOf: (itemId: string) => string;
}

/** What an event of each type is called. */
export type EventTable<T extends EventJson['type'] = EventJson['type']> = {
  readonly [K in T]: (data: DataOf<K>, telling: Telling) => EventWords;
};

/** A code or the id of a part, as words. */
export function spaced(code: string): string {
  return code.replace(/-/g, ' ');
}

/** Words with what somebody wrote, if anybody did. */
export function quoted(
  words: EventWords,
  quote: string | undefined,
): EventWords {
  return quote ? { ...words, quote } : words;
}

const CODES = timelineMessages.code;

/** What a code is called; one that this version does not know says itself. */
export function coded(t: Words, code: string): string {
  return Object.keys(CODES).includes(code)
    ? t(`timeline.code.${code as keyof typeof CODES}`)
    : spaced(code);
}
