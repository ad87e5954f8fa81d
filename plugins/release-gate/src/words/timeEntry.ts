import { DateTime } from 'luxon';
import { fromLocalField, toLocalField } from './localTime';

/** What the fields of a time entry hold: times in the viewer's zone, and hours and minutes. */
export interface Times {
  /** As `2026-05-12T09:00`; empty while unknown. */
  readonly start: string;
  readonly end: string;
  /** As `1:30`. */
  readonly duration: string;
  /** The instants that were put into the fields, ISO 8601: a field tells no seconds, and an hour of autumn twice. */
  readonly startAt?: string;
  readonly endAt?: string;
}

/** Minutes of `1:30`, `0:05` or `2`, or undefined for something else. */
function minutesOf(duration: string): number | undefined {
  const found = /^\s*(\d{1,2})(?::([0-5]\d))?\s*$/.exec(duration);
  return found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : undefined;
}

function spoken(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The instant of a field: the one that was put into it, as long as nobody wrote something else. */
function instantOf(text: string, at: string | undefined): DateTime | undefined {
  return at !== undefined && toLocalField(at) === text
    ? DateTime.fromISO(at)
    : fromLocalField(text);
}

function startOf({ start, startAt }: Times): DateTime | undefined {
  return instantOf(start, startAt);
}

function endOf({ end, endAt }: Times): DateTime | undefined {
  return instantOf(end, endAt);
}

function between(
  from: DateTime | undefined,
  to: DateTime | undefined,
): string | undefined {
  const minutes = from && to && Math.round(to.diff(from, 'minutes').minutes);
  return minutes !== undefined && minutes > 0 ? spoken(minutes) : undefined;
}

/** An end so long after the start. */
function endAfter(
  from: DateTime | undefined,
  duration: string,
): Pick<Times, 'end' | 'endAt'> | undefined {
  const minutes = minutesOf(duration);
  const end = from && minutes ? from.plus({ minutes }) : undefined;
  const endAt = end?.toUTC().toISO();
  return end && endAt ? { end: toLocalField(end), endAt } : undefined;
}

/** The fields for two instants. */
export function timesOf(entry: {
  readonly start: string;
  readonly end: string;
}): Times {
  const times = {
    start: toLocalField(entry.start),
    end: toLocalField(entry.end),
    startAt: entry.start,
    endAt: entry.end,
  };
  const from = DateTime.fromISO(entry.start);
  return {
    ...times,
    duration: between(from, DateTime.fromISO(entry.end)) ?? '',
  };
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
  return {
    ...times,
    start,
    startAt: undefined,
    ...endAfter(fromLocalField(start), times.duration),
  };
}

/** Another end changes the duration. Where the clock shows it twice, it is the first one after the start. */
export function withEnd(times: Times, end: string): Times {
  const from = startOf(times);
  const possible = fromLocalField(end)?.getPossibleOffsets() ?? [];
  const ends = [...possible].sort((a, b) => a.toMillis() - b.toMillis());
  const to = ends.find(each => from && each > from) ?? ends.at(0);
  return {
    ...times,
    end,
    endAt: to?.toUTC().toISO() ?? undefined,
    duration: between(from, to) ?? times.duration,
  };
}

/** Another duration changes the end. */
export function withDuration(times: Times, duration: string): Times {
  return { ...times, duration, ...endAfter(startOf(times), duration) };
}

/** The instants that the fields stand for, or undefined while they stand for none. */
export function toInstants(
  times: Times,
): { readonly start: string; readonly end: string } | undefined {
  const from = startOf(times);
  const to = endOf(times);
  const start = from?.toUTC().toISO();
  const end = to?.toUTC().toISO();
  return start && end && between(from, to) !== undefined
    ? { start, end }
    : undefined;
}
