/*
 * A place that a person has to fill is written between U+27E6 and U+27E7,
 * which no keyboard types by accident, with the question it asks inside.
 */
const PLACE = /\u27e6([^\u27e6\u27e7]*)\u27e7/g;

/**
 * A place in a document that a person has to fill, as it stands in the
 * Markdown. What it asks must not hold the marks themselves.
 *
 * @public
 */
export function placeFor(question: string): string {
  return `\u27e6${question.replace(/[\u27e6\u27e7]/g, '')}\u27e7`;
}

/**
 * What a document still asks of a person, in order. A document without open
 * places is final; with one it is a draft.
 *
 * @public
 */
export function openPlaces(markdown: string): readonly string[] {
  return [...markdown.matchAll(PLACE)].map(
    ([, question]) => question.trim() || 'a place without a question',
  );
}
