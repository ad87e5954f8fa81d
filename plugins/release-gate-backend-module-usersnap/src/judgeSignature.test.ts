import fc from 'fast-check';
import { createHash, createHmac } from 'node:crypto';
import { judgeSignature } from './judgeSignature';

/** The vectors of the contract notes, computed with the vendor's procedure. */
const TOKEN = 'release-test-token-0123456789';
const TIMESTAMP = '1767225600000';
const PLAIN = {
  body: Buffer.from(
    '{"feedback_number":42,"link":"https://app.usersnap.com/l/feedback/11111111-2222-4333-8444-555555555555","state":{"identifier":"done"}}',
  ),
  sha256: '6a0dec044d3371f8a7abbb8d215fd8deb91ac10e80ab2a7cb95ed50379b9ebe2',
  signature: '75cf192fff28900f1657a2d979572b1e3235e32817d1766db2cce312fba689f9',
};
const MULTIPART = {
  body: Buffer.from(
    [
      '--b0',
      'Content-Disposition: form-data; name="feedback"',
      'Content-Type: application/json',
      '',
      '{"feedback_number":43,"comment":{"text":"Größe ✓"},"state":{"identifier":"open"}}',
      '--b0--',
      '',
    ].join('\r\n'),
  ),
  sha256: '6d876dd21204ad300ef56e77b47862b87245700d9fcadad721483804debf1ff4',
  signature: '143e98b7c343acef47352385cf05ff629adbc9d6c197a99daf2cab77f5420f3a',
};

function judge(more: Partial<Parameters<typeof judgeSignature>[0]> = {}) {
  return judgeSignature({
    body: PLAIN.body,
    timestamp: TIMESTAMP,
    signature: PLAIN.signature,
    token: TOKEN,
    receivedAtMs: Number(TIMESTAMP),
    ...more,
  });
}

describe('the signature of a webhook', () => {
  it.each([
    ['plain JSON', PLAIN],
    ['multipart in UTF-8', MULTIPART],
  ])('is accepted for %s', (_, { body, sha256, signature }) => {
    expect(createHash('sha256').update(body).digest('hex')).toBe(sha256);
    expect(judge({ body, signature })).toBe(true);
  });

  it.each([
    ['another timestamp', { timestamp: '1767225600001' }],
    ['a timestamp with a leading zero', { timestamp: `0${TIMESTAMP}` }],
    ['a timestamp with space around it', { timestamp: ` ${TIMESTAMP}` }],
    ['a timestamp with a sign', { timestamp: `+${TIMESTAMP}` }],
    [
      'the timestamp in 8 bytes',
      {
        signature:
          'c8caa500b11cbc9bd1f50367658783d05112f231137033988506a7bdd47e15e5',
      },
    ],
    [
      'the body as latin1',
      {
        body: MULTIPART.body,
        signature:
          'f643366b5d566ed0324cc744ecf8e15be6e53332c1a262c10d0bb78d8f25542d',
      },
    ],
    ['another token', { token: 'release-test-token-0123456780' }],
    ['no signature', { signature: undefined }],
    ['no timestamp', { timestamp: undefined }],
    ['upper case', { signature: PLAIN.signature.toUpperCase() }],
    ['a shorter signature', { signature: PLAIN.signature.slice(1) }],
    ['a timestamp that is none', { timestamp: '1767225600000 ' }],
    ['a timestamp with a sign', { timestamp: '+1767225600000' }],
    ['a recording', { receivedAtMs: Number(TIMESTAMP) + 5 * 60_000 + 1 }],
    ['the future', { receivedAtMs: Number(TIMESTAMP) - 5 * 60_000 - 1 }],
  ])('is refused with %s', (_, more) => {
    expect(judge(more)).toBe(false);
  });

  it('is accepted up to five minutes later', () => {
    expect(judge({ receivedAtMs: Number(TIMESTAMP) + 5 * 60_000 })).toBe(true);
  });

  it('is refused when any byte of the body is another', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: PLAIN.body.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (index, change) => {
          const body = Buffer.from(PLAIN.body);
          // eslint-disable-next-line no-bitwise
          body[index] ^= change;
          return !judge({ body });
        },
      ),
    );
  });

  it('is accepted for any body and time that the token signed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 0, max: 2 ** 50 }),
        (body, time) => {
          const bytes = Buffer.alloc(32);
          bytes.writeBigUInt64LE(BigInt(time));
          const signature = createHmac('sha256', TOKEN)
            .update(body)
            .update(bytes)
            .digest('hex');
          return judge({
            body,
            signature,
            timestamp: String(time),
            receivedAtMs: time,
          });
        },
      ),
    );
  });
});
