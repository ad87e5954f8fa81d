/** Reasons for which the gate was content with one: later ones may add to it. */
const SINGLE_REASONS = [
  'release-cancelled',
  'release-rolled-back',
  'already-deployed',
];

/**
 * A matcher for JSON that has every field of an older answer with the same
 * value, and may have more. Reasons of a gate may be added where there was one
 * that used to stand alone.
 */
export function atLeast(older: unknown): unknown {
  if (Array.isArray(older)) {
    const items = older.map(atLeast);
    return older.some(item => SINGLE_REASONS.includes(item?.code))
      ? expect.arrayContaining(items)
      : items;
  }
  return typeof older === 'object' && older !== null
    ? expect.objectContaining(
        Object.fromEntries(
          Object.entries(older).map(([key, value]) => [key, atLeast(value)]),
        ),
      )
    : older;
}
