import { type Release, nameOfRef } from 'backstage-plugin-release-gate-common';
import type { Notification } from '../Outbox';

/** What somebody is told, and about what. */
export type Message = Pick<
  Notification,
  | 'recipients'
  | 'exclude'
  | 'title'
  | 'description'
  | 'severity'
  | 'topic'
  | 'noteOn'
> & {
  /** Tells two messages about one event apart; the first needs none. */
  readonly part?: string;
};

/** `payments 2.4.0`. */
export function nameOfRelease(release: Release): string {
  return `${nameOfRef(release.entityRef)} ${release.version}`;
}
