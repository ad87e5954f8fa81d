import { DateTime } from 'luxon';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a stretch of time is, in its largest unit. */
export function span(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < HOUR_MS) {
    return `${Math.max(1, Math.round(length / MINUTE_MS))} min`;
  }
  if (length < 48 * HOUR_MS) {
    return `${Math.round(length / HOUR_MS)} h`;
  }
  return `${Math.round(length / DAY_MS)} days`;
}

/** When something was, as people say it: by the clock of the server. */
export function ago(at: string, nowMs: number): string {
  const distance = nowMs - Date.parse(at);
  if (distance < -MINUTE_MS) {
    return `in ${span(distance)}`;
  }
  if (distance < MINUTE_MS) {
    return 'just now';
  }
  return distance > 60 * DAY_MS
    ? `on ${DateTime.fromISO(at).toLocaleString(DateTime.DATE_MED)}`
    : `${span(distance)} ago`;
}

/** An instant in the viewer's own zone, for today's and near times. */
export function clockTime(at: string): string {
  return DateTime.fromISO(at).toLocaleString(DateTime.TIME_24_SIMPLE);
}

/** A day in the viewer's own zone. */
export function day(at: string): string {
  return DateTime.fromISO(at).toLocaleString(DateTime.DATE_MED);
}

/** The exact instant in UTC. */
export function utc(at: string): string {
  return `${DateTime.fromISO(at).toUTC().toFormat('yyyy-MM-dd HH:mm:ss')} UTC`;
}

/** Minutes and seconds that are left. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
