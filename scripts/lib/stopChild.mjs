/** Ends a child process: asks it to stop, and kills it if it has not within `graceMs`. */
export async function stopChild(
  child,
  { signal = 'SIGTERM', graceMs = 10_000 } = {},
) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}
