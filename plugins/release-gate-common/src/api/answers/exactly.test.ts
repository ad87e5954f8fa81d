import { z } from 'zod/v4';
import { exactly, oneOf } from './exactly';

interface Fact {
  readonly id: string;
  readonly note?: string;
}

const optional = z.string().optional();

describe('the schema of an answer', () => {
  it('takes exactly the fields of its type', () => {
    const schema = exactly<Fact>({ id: z.string(), note: optional });
    expect(schema.safeParse({ id: 'a' }).success).toBe(true);
    expect(schema.safeParse({ id: 'a', note: 'b' }).success).toBe(true);
    expect(schema.safeParse({ note: 'b' }).success).toBe(false);
    expect(schema.safeParse({ id: 'a', other: 1 }).success).toBe(false);
  });

  it('does not compile with a field that is forgotten, added, wrong or asked for too much', () => {
    // @ts-expect-error the optional field is forgotten
    exactly<Fact>({ id: z.string() });
    // @ts-expect-error a field is added
    exactly<Fact>({ id: z.string(), note: optional, other: optional });
    // @ts-expect-error a field is of another type
    exactly<Fact>({ id: z.number(), note: optional });
    // @ts-expect-error what is optional is asked for
    exactly<Fact>({ id: z.string(), note: z.string() });
    // @ts-expect-error a word is forgotten
    oneOf<'open' | 'complete'>({ open: true });
    // @ts-expect-error a word is added
    const schema = oneOf<'open'>({ open: true, shut: true });
    expect(schema.safeParse('open').success).toBe(true);
  });
});
