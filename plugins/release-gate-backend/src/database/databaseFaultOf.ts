import { isError } from '@backstage/errors';

/**
 * Classes of SQLSTATE that say: not now. Connection exceptions, insufficient
 * resources, an operator's intervention (shutdown, cancelled by a time limit),
 * errors of the system.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const POSTGRES_NOT_NOW = /^(08|53|57|58)...$/;
/** Deadlock and serialization failures, a lock that cannot be had, a server that only reads. */
const POSTGRES_CODES_NOT_NOW = ['40001', '40P01', '55P03', '25006'];
const SQLSTATE = /^[0-9A-Z]{5}$/;
/** https://www.sqlite.org/rescode.html */
const SQLITE_NOT_NOW =
  /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM|PROTOCOL)/;
const NETWORK_NOT_NOW = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
];
/** What pg and knex say without a code of theirs; knex puts the statement before it. */
const SAID_NOT_NOW =
  /(?:^| - )(?:Connection terminated|Query read timeout|timeout expired|Client has encountered a connection error|Unable to acquire a connection|aborted)/;

/**
 * Whether PostgreSQL did not answer, or not in time: nobody knows what has
 * become of the statement, nor in what state the connection is. What the server
 * itself says leaves it in order.
 */
export function isUnanswered(error: unknown): boolean {
  return (
    databaseFaultOf(error) === 'unavailable' &&
    !(isError(error) && 'severity' in error)
  );
}

/** https://www.sqlite.org/rescode.html#corrupt, and class XX of SQLSTATE. */
const DAMAGED = /^(SQLITE_CORRUPT|SQLITE_NOTADB|XX00[12]$)/;

/** Whether the database cannot read a place of its file: what stands at others is whole. */
export function isDamage(error: unknown): boolean {
  return (
    isError(error) && typeof error.code === 'string' && DAMAGED.test(error.code)
  );
}

/**
 * What a driver's error means: the database cannot be used now, or it has
 * refused a statement that is at fault. Undefined for an error of anybody else.
 * By shape, since a driver may be loaded more than once.
 */
export function databaseFaultOf(
  error: unknown,
): 'unavailable' | 'faulty' | undefined {
  if (!isError(error)) {
    return undefined;
  }
  const { name, message } = error;
  const code = typeof error.code === 'string' ? error.code : '';
  if (code.startsWith('SQLITE_')) {
    return SQLITE_NOT_NOW.test(code) ? 'unavailable' : 'faulty';
  }
  if (SQLSTATE.test(code) && 'severity' in error) {
    return POSTGRES_NOT_NOW.test(code) || POSTGRES_CODES_NOT_NOW.includes(code)
      ? 'unavailable'
      : 'faulty';
  }
  return NETWORK_NOT_NOW.includes(code) ||
    name === 'KnexTimeoutError' ||
    SAID_NOT_NOW.test(message)
    ? 'unavailable'
    : undefined;
}
