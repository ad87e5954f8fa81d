import net from 'node:net';
import { fail } from './fail.mjs';

/** Stops, with one sentence, where another program listens on the port already. */
export async function ensurePortFree(port, purpose) {
  const problem = await new Promise(resolve => {
    const server = net.createServer();
    server.once('error', error => resolve(error.code));
    server.listen(port, '127.0.0.1', () =>
      server.close(() => resolve(undefined)),
    );
  });
  if (problem) {
    fail(
      problem === 'EADDRINUSE'
        ? `Port ${port}, on which ${purpose} listens, is in use by another program: please stop that one first.`
        : `Port ${port}, on which ${purpose} listens, cannot be used on this machine (${problem}).`,
    );
  }
}
