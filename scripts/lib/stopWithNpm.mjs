import { spawnSync } from 'node:child_process';

const POLL_MS = 200;

/**
 * Stops this program when the npm that started it is gone.
 *
 * `npm run` passes a SIGTERM on to the shell between npm and us, and most shells die of it without telling us; a killed
 * npm tells nobody.
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) {
    return;
  }
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid !== shell || (npm && !isAlive(npm))) {
      clearInterval(timer);
      process.kill(process.pid, 'SIGTERM');
    }
  }, POLL_MS);
  timer.unref();
}

/** The process above another one, where this system can tell. */
function parentOf(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)]);
  const parent = Number(stdout);
  return parent > 1 ? parent : undefined;
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: there, but not ours.
    return error.code === 'EPERM';
  }
}
