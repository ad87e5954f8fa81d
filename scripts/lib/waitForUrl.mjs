import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the URL answers with success. False when `timeoutMs` is over, or `signal` says that waiting is pointless. */
export async function waitForUrl(url, { timeoutMs, signal }) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline && !signal?.aborted) {
    const ok = await fetch(url, { signal: AbortSignal.timeout(5000) }).then(
      response => response.ok,
      () => false,
    );
    if (ok) {
      return true;
    }
    await sleep(200);
  }
  return false;
}
