/** Longer words than this are found by their beginning. */
const LONGEST_WORD = 64;
/** As many words of one release are enough to find it by. */
const MOST_WORDS = 200;

const WORDS = new Intl.Segmenter('und', { granularity: 'word' });
const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;
const BEFORE_A_PART = /(?<=[^\p{L}\p{N}\p{M}])(?=[\p{L}\p{N}\p{M}])/u;

/** The words of a text in lower case, in any script, in their order. */
export function searchedWords(text: string): readonly string[] {
  return wordsOf(text).map(word => word.slice(0, LONGEST_WORD));
}

/**
 * What a text is found by: its words, and what follows a point or a dash in
 * them, so that `1.2` is found in `3.1.2` and in `v1.2`.
 */
export function wordsToFind(text: string): readonly string[] {
  const found = wordsOf(text).flatMap(word => {
    const parts = word.replace(/^v(?=\p{N})/u, '$&.').split(BEFORE_A_PART);
    const ends = parts.map((_, index) => parts.slice(index).join(''));
    return [word, ...ends];
  });
  const whole = found.map(word => word.slice(0, LONGEST_WORD));
  return [...new Set(whole)].slice(0, MOST_WORDS);
}

function wordsOf(text: string): readonly string[] {
  return [...WORDS.segment(text.normalize('NFKC').toLowerCase())]
    .map(({ segment }) => segment)
    .filter(segment => LETTER_OR_DIGIT.test(segment));
}
