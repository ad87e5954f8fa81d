import { englishWords } from '../testUtils/englishWords';
import { failureOf } from './failure';
import { ago, countdown, span, utc } from './time';

const t = englishWords();
const NOW = Date.parse('2026-05-12T08:00:00.000Z');

describe('times', () => {
  it.each([
    ['2026-05-12T07:59:30.000Z', 'just now'],
    ['2026-05-12T07:48:00.000Z', '12 min ago'],
    ['2026-05-12T06:00:00.000Z', '2 h ago'],
    ['2026-05-09T08:00:00.000Z', '3 days ago'],
    ['2026-05-12T08:10:00.000Z', 'in 10 min'],
  ])('says of %s: %s', (at, words) => {
    expect(ago(t, at, NOW)).toBe(words);
  });

  it('never says that something took no time', () => {
    expect(span(t, 0)).toBe('1 min');
  });

  it('counts a window down to zero and no further', () => {
    expect(countdown(61_000)).toBe('1:01');
    expect(countdown(-5)).toBe('0:00');
  });

  it('gives the exact instant in UTC', () => {
    expect(utc('2026-05-12T10:00:00.000+02:00')).toBe(
      '2026-05-12 08:00:00 UTC',
    );
  });
});

describe('failures', () => {
  it.each([
    [404, 'gone'],
    [403, 'denied'],
    [409, 'refused'],
    [503, 'failed'],
  ])('with status %s are %s', (statusCode, kind) => {
    const thrown = {
      body: {
        error: { name: 'E', message: 'No', code: 'a-code' },
        response: { statusCode },
      },
    };
    expect(failureOf(thrown)).toEqual({
      kind,
      message: 'No',
      code: 'a-code',
    });
  });

  it('of the way to the server keep their message', () => {
    expect(failureOf(new Error('offline'))).toEqual({
      kind: 'failed',
      message: 'offline',
    });
  });
});
