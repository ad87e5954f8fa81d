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
    expect([...echo]).toHaveLength(100);
    expect(echo).toMatch(/^k{60}, (?:😀)+…$/u);
  });
});
