import { Settings } from 'luxon';
import {
  timesOf,
  toInstants,
  withDuration,
  withEnd,
  withStart,
} from './timeEntry';

/** In the night to 25 October 2026 the clocks of Berlin show the hour from two to three twice. */
describe('the night in which an hour comes twice', () => {
  beforeAll(() => {
    Settings.defaultZone = 'Europe/Berlin';
  });

  afterAll(() => {
    Settings.defaultZone = 'system';
  });

  const across = { start: '2026-10-25T00:30:20Z', end: '2026-10-25T01:10:40Z' };

  it('a proposal that nobody touched is sent as it was, to the second', () => {
    const times = timesOf(across);
    expect(times).toMatchObject({
      start: '2026-10-25T02:30',
      end: '2026-10-25T02:10',
      duration: '0:40',
    });
    expect(toInstants(times)).toEqual({
      start: '2026-10-25T00:30:20.000Z',
      end: '2026-10-25T01:10:40.000Z',
    });
  });

  it('a duration reaches into the second of the hours', () => {
    const times = withDuration(
      withStart(timesOf(across), '2026-10-25T01:50'),
      '1:20',
    );
    expect(times.end).toBe('2026-10-25T02:10');
    expect(toInstants(times)).toEqual({
      start: '2026-10-24T23:50:00.000Z',
      end: '2026-10-25T01:10:00.000Z',
    });
  });

  it('an end that the clock shows twice is the first after the start', () => {
    const early = withStart(timesOf(across), '2026-10-25T01:50');
    expect(withEnd(early, '2026-10-25T02:10').duration).toBe('0:20');
    const late = withEnd(timesOf(across), '2026-10-25T02:20');
    expect([late.duration, toInstants(late)?.end]).toEqual([
      '0:50',
      '2026-10-25T01:20:00.000Z',
    ]);
  });
});
