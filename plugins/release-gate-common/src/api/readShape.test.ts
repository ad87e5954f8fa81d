import { z } from 'zod/v4';
import { readShape } from './readShape';

const schema = z.strictObject({ version: z.string() });

describe('what a value from outside has wrong', () => {
  it('names the fields that nobody knows', () => {
    expect(readShape(schema, { version: '1', colour: 'red' }, 'body')).toEqual({
      problem: 'colour is not a known field',
    });
  });

  it('repeats no more than 100 characters of what somebody called a field, whole characters of them', () => {
    const value = {
      version: '1',
      ['k'.repeat(60)]: 1,
      ['😀'.repeat(5_000)]: 1,
    };
    const read = readShape(schema, value, 'body');
    const [echo] = ('problem' in read ? read.problem : '').split(' is not');
    expect(echo).toBe(`${'k'.repeat(60)}, ${'😀'.repeat(18)}…`);
    expect(echo.length).toBeLessThanOrEqual(100);
  });

  it('cuts between what a reader sees as characters', () => {
    const family = '👨‍👩‍👧';
    const read = readShape(
      schema,
      { version: '1', [family.repeat(50)]: 1 },
      'body',
    );
    expect(read).toEqual({
      problem: `${family.repeat(12)}… is not a known field`,
    });
  });

  it.each([
    [z.enum(['staging', 'production']), 'must be one of staging, production'],
    [z.literal(true), 'must be true'],
  ])('says what may stand there', (choice, problem) => {
    const read = readShape(z.strictObject({ tier: choice }), { tier: 'x' }, '');
    expect(read).toEqual({ problem: `tier ${problem}` });
  });
});
