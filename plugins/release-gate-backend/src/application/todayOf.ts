import type { Today } from 'backstage-plugin-release-gate-common';
import type { KnownEntity } from './Directory';

/** What a release is judged by at an instant: the time, and the owner that the catalog names, where it does. */
export function todayOf(now: string, known: KnownEntity | undefined): Today {
  const owner = known?.owners.at(0);
  return owner === undefined ? { now } : { now, owner };
}
