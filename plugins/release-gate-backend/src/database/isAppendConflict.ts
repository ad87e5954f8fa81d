import { isError } from '@backstage/errors';

/** SQLSTATE 40P01, PostgreSQL's "deadlock detected": decide again. */
const DEADLOCK = '40P01';
/** SQLSTATE 23505, PostgreSQL's "unique violation". */
const UNIQUE_VIOLATION = '23505';

const CONSTRAINTS = [
  'events_stream_sequence_uniq',
  'deployment_keys_pk',
  'command_keys_pk',
];
const SQLITE_COLUMNS = [
  'events.stream_id, events.sequence',
  'deployment_keys.caller, deployment_keys.key, deployment_keys.content',
  'command_keys.caller, command_keys.key',
];

/** What the trigger says that stands before the constraint on SQLite. */
const SQLITE_PLACE_TAKEN = 'events is append-only: the place is taken';

/**
 * Whether a write failed because somebody else wrote to the stream first. Only
 * the constraints that stand for that, and the trigger before the first of them, count; any other violation is a fault.
 */
export function isAppendConflict(error: unknown): boolean {
  // By shape: the driver may be loaded more than once, each with errors of its own.
  if (!isError(error)) {
    return false;
  }
  const { code, constraint } = error;
  if (code === DEADLOCK) {
    return true;
  }
  if (code === UNIQUE_VIOLATION) {
    return CONSTRAINTS.some(name => name === constraint);
  }
  return (
    typeof code === 'string' &&
    code.startsWith('SQLITE_CONSTRAINT') &&
    [SQLITE_PLACE_TAKEN, ...SQLITE_COLUMNS].some(words =>
      error.message.includes(words),
    )
  );
}
