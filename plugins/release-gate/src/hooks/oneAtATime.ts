/**
 * Does the work whenever it is called, but never twice at once: calls that come
 * while it is under way are answered by doing it one more time after that.
 */
export function oneAtATime(work: () => Promise<void>): () => void {
  let isBusy = false;
  let isWantedAgain = false;
  const run = async () => {
    if (isBusy) {
      isWantedAgain = true;
      return;
    }
    isBusy = true;
    try {
      do {
        isWantedAgain = false;
        await work();
      } while (isWantedAgain);
    } finally {
      isBusy = false;
    }
  };
  return () => {
    run().catch(() => undefined);
  };
}
