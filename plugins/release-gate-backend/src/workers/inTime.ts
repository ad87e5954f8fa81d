/**
 * Waits for somebody else's code no longer than its signal lasts, also where it
 * does not listen to the signal. What it still does then is its own.
 */
export async function inTime<T>(
  signal: AbortSignal,
  answer: Promise<T>,
): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    if (stop) {
      signal.removeEventListener('abort', stop);
    }
  }
}
