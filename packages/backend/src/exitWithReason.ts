import { startupReason } from './startupReason';

/** Ends the process, with the reason why the backend could not start. */
export function exitWithReason(error: unknown): never {
  process.stderr.write(`${startupReason(error)}\n`);
  process.exit(1);
}
