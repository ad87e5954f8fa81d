import { TrackerRejection } from '../trackers/trackerErrors';

/** Servers and URLs take these for a way up, also where they are encoded. */
const WAYS = new Set(['', '.', '..']);

/**
 * An id as one part of a path, whatever it holds: somebody who writes an
 * annotation chooses a project, and no other operation.
 *
 * @throws TrackerRejection for what can be no part of a path
 * @public
 */
export function pathSegment(id: string): string {
  try {
    if (!WAYS.has(id)) {
      return encodeURIComponent(id);
    }
  } catch {
    // Half a character is no character.
  }
  throw new TrackerRejection(`'${id}' can be no id`);
}
