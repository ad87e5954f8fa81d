import {
  type Release,
  isolated,
  nameOfRef,
  shortened,
} from 'backstage-plugin-release-gate-common';
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

/**
 * What Backstage's notifications keep of a title are 255 characters
 * (`notification.title` of plugin-notifications-backend). With what is said of
 * the release it stays below.
 */
export const LONGEST_PART = 90;

/** A person or service as it is called inside of a sentence, whatever script the name is written in. */
export function nameInSentence(ref: string): string {
  return isolated(nameOfRef(ref));
}

/** `payments 2.4.0`, with a long name or version cut so that a title fits. */
export function nameOfRelease(release: Release): string {
  const service = nameOfRef(release.entityRef);
  return [service, release.version]
    .map(part => isolated(shortened(part, LONGEST_PART)))
    .join(' ');
}
