import { createHash } from 'node:crypto';

/**
 * The commit of the measured release of that number.
 *
 * @param {number} index
 * @returns {string}
 */
export function commitFor(index) {
  return createHash('sha1').update(`bench-${index}`).digest('hex');
}
