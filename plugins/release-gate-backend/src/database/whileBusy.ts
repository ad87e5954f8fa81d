import { isError } from '@backstage/errors';
import { setTimeout as delay } from 'node:timers/promises';

const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 200;
/** How long in all; SQLite itself would stop the whole process for as long. */
const GIVES_UP_AFTER_MS = 4_000;

/** Whether another process holds the SQLite file. */
function isBusy(error: unknown): boolean {
  return (
    isError(error) &&
    typeof error.code === 'string' &&
    /^SQLITE_(BUSY|LOCKED)/.test(error.code)
  );
}

/** Tries again while another process holds the SQLite file, and lets everything else go on meanwhile. */
export async function whileBusy<T>(run: () => Promise<T>): Promise<T> {
  let waited = 0;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || waited >= GIVES_UP_AFTER_MS) {
        throw error;
      }
    }
    await delay(wait);
    waited += wait;
  }
}
