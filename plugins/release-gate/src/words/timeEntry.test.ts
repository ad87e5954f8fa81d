import {
  timesOf,
  toInstants,
  withDuration,
  withEnd,
  withProposal,
  withStart,
} from './timeEntry';

const times = timesOf({
  start: '2026-05-12T09:00:00Z',
  end: '2026-05-12T10:30:00Z',
});

describe('the fields of a time entry', () => {
  it('hold the duration of two instants', () => {
    expect(times.duration).toBe('1:30');
    expect(toInstants(times)).toEqual({
      start: '2026-05-12T09:00:00.000Z',
      end: '2026-05-12T10:30:00.000Z',
    });
  });

  it.each([
    ['0:45', '2026-05-12T09:45:00.000Z'],
    ['2', '2026-05-12T11:00:00.000Z'],
  ])('move the end with the duration %s', (duration, end) => {
    expect(toInstants(withDuration(times, duration))?.end).toBe(end);
  });

  it.each([
    ['nothing', {}, times],
    ['a duration', { duration: '0:45' }, withDuration(times, '0:45')],
    ['an end', { end: times.end }, withEnd(times, times.end)],
    ['a start', { start: times.end }, { start: times.end }],
  ])('take a proposal that comes after %s was typed', (_, typed, expected) => {
    const empty = { start: '', end: '', duration: '' };
    expect(withProposal({ ...empty, ...typed }, times)).toEqual({
      ...empty,
      ...expected,
    });
  });

  it('keep the duration when the start moves', () => {
    const later = timesOf({
      start: '2026-05-12T12:00:00Z',
      end: '2026-05-12T12:01:00Z',
    });
    expect(toInstants(withStart(times, later.start))?.end).toBe(
      '2026-05-12T13:30:00.000Z',
    );
  });

  it('change the duration when the end moves', () => {
    const later = timesOf({
      start: '2026-05-12T09:00:00Z',
      end: '2026-05-12T12:00:00Z',
    });
    expect(withEnd(times, later.end).duration).toBe('3:00');
  });

  it.each(['', 'soon', '1:75'])(
    'stand for nothing with %j as a start',
    start => {
      expect(toInstants({ ...times, start })).toBeUndefined();
    },
  );

  it('stand for nothing when the end is not after the start', () => {
    expect(toInstants({ ...times, end: times.start })).toBeUndefined();
  });
});
