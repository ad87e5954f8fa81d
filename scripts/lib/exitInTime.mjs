const GRACE_MS = 3000;

/**
 * Makes SIGINT and SIGTERM end this program with code 0: at once where nobody else listens to the signal, else after
 * those who do have stopped, and after three seconds in any case.
 */
export function exitInTime() {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) {
        process.exit(0);
      }
      setTimeout(() => process.exit(0), GRACE_MS).unref();
    });
  }
}
