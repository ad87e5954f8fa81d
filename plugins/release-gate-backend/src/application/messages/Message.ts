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
const LONGEST_PART = 90;

/** A person or service as it is called inside of a sentence, whatever script the name is written in. */
export function nameInSentence(ref: string): string {
  return isolated(nameOfRef(ref));
}

/** A part of a title, cut so that the title fits. */
function titlePart(text: string): string {
  return isolated(shortened(text, LONGEST_PART));
}

/** `payments`, and what tells it from others of its name. */
export function nameOfService(entityRef: string): string {
  return titlePart(nameOfRef(entityRef));
}

/** `payments 2.4.0`. */
export function nameOfRelease({ entityRef, version }: Release): string {
  return `${nameOfService(entityRef)} ${titlePart(version)}`;
}
