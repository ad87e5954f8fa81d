import { DateTime } from 'luxon';
import type { Words } from '../translation/useWords';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a stretch of time is, in its largest unit. */
export function span(t: Words, milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < HOUR_MS) {
    return t('time.minutes', {
      count: Math.max(1, Math.round(length / MINUTE_MS)),
    });
  }
  if (length < 48 * HOUR_MS) {
    return t('time.hours', { count: Math.round(length / HOUR_MS) });
  }
  return t('time.days', { count: Math.round(length / DAY_MS) });
}

/** A day in the viewer's own zone. */
export function day(t: Words, at: string): string {
  return t('time.day', { at: new Date(at) });
}

/** An instant in the viewer's own zone, for today's and near times. */
export function clockTime(t: Words, at: string): string {
  return t('time.clock', { at: new Date(at) });
}

/** When something was, as people say it: by the clock of the server. */
export function ago(t: Words, at: string, nowMs: number): string {
  const distance = nowMs - Date.parse(at);
  if (distance < -MINUTE_MS) {
    return t('time.ahead', { span: span(t, distance) });
  }
  if (distance < MINUTE_MS) {
    return t('time.justNow');
  }
  return distance > 60 * DAY_MS
    ? t('time.onDay', { day: day(t, at) })
    : t('time.ago', { span: span(t, distance) });
}

/** Since when something is so, as people say it: by the clock of the server. */
export function since(t: Words, at: string, nowMs: number): string {
  const distance = nowMs - Date.parse(at);
  if (distance < -MINUTE_MS) {
    return t('time.sinceAhead', { span: span(t, distance) });
  }
  if (distance < MINUTE_MS) {
    return t('time.sinceJustNow');
  }
  return distance > 60 * DAY_MS
    ? t('time.sinceDay', { day: day(t, at) })
    : t('time.sinceAgo', { span: span(t, distance) });
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
