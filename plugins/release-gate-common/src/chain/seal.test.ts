import fc from 'fast-check';
import { canonicalJson } from '../canonical/canonicalJson';
import { type Sealed, genesisHash, seal, verifyChain } from './seal';

const STREAM = 'release:01J';

function chainOf(values: readonly unknown[]): readonly Sealed[] {
  let previousHash = genesisHash(STREAM);
  return values.map((data, index) => {
    const sealed = seal({
      streamId: STREAM,
      sequence: index + 1,
      type: 'noted',
      at: '2026-05-12T08:00:00.000Z',
      actor: { type: 'system', ref: 'test' },
      data,
      previousHash,
    });
    previousHash = sealed.hash;
    return sealed;
  });
}

function isWhole(events: readonly Sealed[]): boolean {
  return 'contents' in verifyChain(STREAM, events);
}

describe('the chain of a stream', () => {
  it('is verified as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), values => {
        expect(isWhole(chainOf(values))).toBe(true);
      }),
    );
  });

  it('shows any changed character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (values, which, where) => {
          const events = [...chainOf(values)];
          const index = which % events.length;
          const { body, hash } = events[index];
          const at = where % body.length;
          const other = body[at] === '1' ? '2' : '1';
          events[index] = {
            body: body.slice(0, at) + other + body.slice(at + 1),
            hash,
          };
          expect(isWhole(events)).toBe(false);
        },
      ),
    );
  });

  it('shows an event that was left out, doubled or moved', () => {
    const events = chainOf(['a', 'b', 'c', 'd']);
    const [a, b, c, d] = events;
    for (const forged of [
      [b, c, d],
      [a, c, d],
      [a, b, b, c, d],
      [a, c, b, d],
    ]) {
      expect(isWhole(forged)).toBe(false);
    }
  });

  it('shows an event that was written anew with a hash of its own', () => {
    const [a, b, c] = chainOf(['a', 'b', 'c']);
    const forged = seal({ ...JSON.parse(b.body), data: 'forged' });
    expect(verifyChain(STREAM, [a, forged, c])).toEqual({
      broken: { sequence: 3, reason: 'previous-hash-mismatch' },
    });
  });

  it('belongs to one stream', () => {
    expect(verifyChain('release:other', chainOf(['a']))).toEqual({
      broken: { sequence: 1, reason: 'wrong-place' },
    });
  });

  it('goes on from a head that is known', () => {
    const [a, b, c] = chainOf(['a', 'b', 'c']);
    expect(
      verifyChain(STREAM, [c], { sequence: 2, hash: b.hash }),
    ).toMatchObject({ contents: [{ data: 'c' }] });
    expect(verifyChain(STREAM, [c], { sequence: 2, hash: a.hash })).toEqual({
      broken: { sequence: 3, reason: 'previous-hash-mismatch' },
    });
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  it('follows the number and string forms of RFC 8785', () => {
    expect(canonicalJson({ '\u20ac': 1e21, a: 0.000001, b: '\u000f\n"' })).toBe(
      '{"a":0.000001,"b":"\\u000f\\n\\"","\u20ac":1e+21}',
    );
  });

  it('has no form for what JSON cannot say', () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
    for (const half of ['\ud83d', 'a\ude00b', '\\\ud83d']) {
      expect(() => canonicalJson({ text: half })).toThrow(/Half a character/);
      expect(() => canonicalJson({ [half]: 1 })).toThrow(/Half a character/);
    }
    expect(canonicalJson(['\ud83d\ude00', '\\ud83d', '\\\\ud83d'])).toBe(
      JSON.stringify(['\ud83d\ude00', '\\ud83d', '\\\\ud83d']),
    );
    expect(() => canonicalJson({ a: Number.NaN })).toThrow();
  });
});
