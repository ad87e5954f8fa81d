import { fromLocalField, toLocalField } from './localTime';

/** What the fields of a time entry hold: times in the viewer's zone, and hours and minutes. */
export interface Times {
  /** As `2026-05-12T09:00`; empty while unknown. */
  readonly start: string;
  readonly end: string;
  /** As `1:30`. */
  readonly duration: string;
}

/** Minutes of `1:30`, `0:05` or `2`, or undefined for something else. */
function minutesOf(duration: string): number | undefined {
  const found = /^\s*(\d{1,2})(?::([0-5]\d))?\s*$/.exec(duration);
  return found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : undefined;
}

function spoken(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function between(start: string, end: string): string | undefined {
  const from = fromLocalField(start);
  const to = fromLocalField(end);
  const minutes = from && to && Math.round(to.diff(from, 'minutes').minutes);
  return minutes !== undefined && minutes > 0 ? spoken(minutes) : undefined;
}

function after(start: string, duration: string): string | undefined {
  const from = fromLocalField(start);
  const minutes = minutesOf(duration);
  return from && minutes ? toLocalField(from.plus({ minutes })) : undefined;
}

/** The fields for two instants, in whole minutes. */
export function timesOf(entry: {
  readonly start: string;
  readonly end: string;
}): Times {
  const start = toLocalField(entry.start);
  const end = toLocalField(entry.end);
  return { start, end, duration: between(start, end) ?? '' };
}

/** A proposal gives way to a start that is there, and to the end or duration that somebody typed before it came. */
export function withProposal(times: Times, proposed: Times): Times {
  if (times.start !== '') {
    return times;
  }
  if (times.end !== '') {
    return withEnd(proposed, times.end);
  }
  return times.duration === ''
    ? proposed
    : withDuration(proposed, times.duration);
}

/** Another start keeps the duration. */
export function withStart(times: Times, start: string): Times {
  return { ...times, start, end: after(start, times.duration) ?? times.end };
}

/** Another end changes the duration. */
export function withEnd(times: Times, end: string): Times {
  return {
    ...times,
    end,
    duration: between(times.start, end) ?? times.duration,
  };
}

/** Another duration changes the end. */
export function withDuration(times: Times, duration: string): Times {
  return { ...times, duration, end: after(times.start, duration) ?? times.end };
}

/** The instants that the fields stand for, or undefined while they stand for none. */
export function toInstants({
  start,
  end,
}: Times): { readonly start: string; readonly end: string } | undefined {
  const from = fromLocalField(start)?.toUTC().toISO();
  const to = fromLocalField(end)?.toUTC().toISO();
  return from && to && between(start, end) !== undefined
    ? { start: from, end: to }
    : undefined;
}
