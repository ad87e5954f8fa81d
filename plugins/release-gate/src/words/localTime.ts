import { DateTime } from 'luxon';

const LOCAL = "yyyy-MM-dd'T'HH:mm";

/** An instant as a field for date and time holds it: in the viewer's zone, in whole minutes. */
export function toLocalField(at: string | DateTime): string {
  return (typeof at === 'string' ? DateTime.fromISO(at) : at)
    .toLocal()
    .toFormat(LOCAL);
}

/** What a field for date and time holds, in the viewer's zone, or undefined while that is no time. */
export function fromLocalField(text: string): DateTime | undefined {
  const parsed = DateTime.fromFormat(text, LOCAL);
  return parsed.isValid ? parsed : undefined;
}

/** The viewer's zone as people name it, such as `Europe/Berlin`. */
export function localZone(): string {
  return DateTime.local().zoneName;
}
