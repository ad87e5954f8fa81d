const POLL_MS = 200;

/**
 * Stops this program when the npm that started it is gone.
 *
 * `npm run` passes a SIGTERM on to the shell between npm and us, and most shells die of it without telling us.
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) {
    return;
  }
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      process.kill(process.pid, 'SIGTERM');
    }
  }, POLL_MS);
  timer.unref();
}
