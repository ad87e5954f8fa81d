import { ConfigReader } from '@backstage/config';
import type { JsonValue } from '@backstage/types';
import { z } from 'zod/v4';
import { readConfig } from './readConfig';
import { setting } from './setting';

const SECRET = 'not a token';

const schema = z.strictObject({
  token: setting.text(/^\S+$/, 'a token'),
  url: setting.baseUrl().optional(),
  size: setting.wholeNumber({ min: 1 }).default(3),
  share: setting.number().optional(),
  strict: setting.boolean().default(false),
  wait: setting.durationMs().default(1_000),
  place: z.enum(['here', 'there']).optional(),
  lists: setting.section({ names: z.array(setting.text()).default([]) }),
});

const read = (value: JsonValue) =>
  readConfig(
    new ConfigReader({ part: { example: value } }),
    'part.example',
    schema.optional(),
  );

describe('the reader of settings', () => {
  it('gives undefined where an optional section is missing', () => {
    expect(read(null)).toBeUndefined();
  });

  it('gives defaults, also those of sections that are missing', () => {
    expect(read({ token: 'abc' })).toEqual({
      token: 'abc',
      size: 3,
      strict: false,
      wait: 1_000,
      lists: { names: [] },
    });
  });

  it('takes an empty key for one that is missing', () => {
    expect(read({ token: 'abc', size: null, lists: null })).toMatchObject({
      size: 3,
      lists: { names: [] },
    });
  });

  it('takes numbers and truths as environment variables give them', () => {
    expect(
      read({ token: 'abc', size: '25', share: '0.5', strict: 'on' }),
    ).toMatchObject({ size: 25, share: 0.5, strict: true });
  });

  it.each([
    ['PT2S', 2_000],
    ['5m', 300_000],
    [{ hours: 1, minutes: 30 }, 5_400_000],
  ])('gives the duration %j in milliseconds', (wait, milliseconds) => {
    expect(read({ token: 'abc', wait })?.wait).toBe(milliseconds);
  });

  it.each<[string, JsonValue]>([
    ['token must be a token', {}],
    ['token must be a token', { token: SECRET }],
    ['tokken is not a setting of Release Gate', { tokken: 'abc' }],
    ['url must be an http or https URL', { token: 'abc', url: 'file:///etc' }],
    ['size must be a whole number from 1 on', { token: 'abc', size: 'many' }],
    ['share must be a number', { token: 'abc', share: '' }],
    ['strict must be true or false', { token: 'abc', strict: 'perhaps' }],
    [
      'wait must be a duration longer than nothing and at most P3650D, as ISO 8601 (PT15M), as words (15 minutes) or by its units ({ minutes: 15 })',
      { token: 'abc', wait: 'PT0S' },
    ],
    ['place must be one of here, there', { token: 'abc', place: 'nowhere' }],
    [
      'lists.names must be of type array',
      { token: 'abc', lists: { names: 5 } },
    ],
    [
      'lists.names[1] must be a text',
      { token: 'abc', lists: { names: ['a', ''] } },
    ],
    [
      'lists.name is not a setting of Release Gate',
      { token: 'abc', lists: { name: 'a' } },
    ],
  ])('refuses in one sentence without the value: %s', (sentence, value) => {
    expect(() => read(value)).toThrow(
      expect.objectContaining({ message: `part.example.${sentence}` }),
    );
  });
});
