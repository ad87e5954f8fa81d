/** Does the work for some things after the others, so that no statement grows with how many there are. */
export async function inChunks<T>(
  things: readonly T[],
  size: number,
  work: (some: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < things.length; from += size) {
    await work(things.slice(from, from + size));
  }
}
