import { createHmac, timingSafeEqual } from 'node:crypto';

const TIMESTAMP_BYTES = 32;
/** Older or younger messages are somebody's recording. */
const LONGEST_AGE_MS = 5 * 60_000;

/** The timestamp as UserSnap signs it: 32 bytes, little-endian, padded with zeros. */
function timestampBytes(timestamp: string): Uint8Array | undefined {
  const bytes = new Uint8Array(TIMESTAMP_BYTES);
  let rest = BigInt(timestamp);
  for (let index = 0; index < TIMESTAMP_BYTES && rest > 0n; index++) {
    bytes[index] = Number(rest % 256n);
    rest /= 256n;
  }
  return rest === 0n ? bytes : undefined;
}

/**
 * Whether a message is from UserSnap and of now, its timestamp written in the
 * one way that it has, so that a recording is known by it: the HMAC-SHA256, with the
 * security token, of the body's bytes followed by the timestamp's (Help Center,
 * "Webhook"). Reads nothing of the body, and compares in constant time.
 */
export function judgeSignature(message: {
  readonly body: Uint8Array;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly token: string;
  readonly receivedAtMs: number;
}): boolean {
  const { body, timestamp, signature, token, receivedAtMs } = message;
  if (
    timestamp === undefined ||
    signature === undefined ||
    !/^(?:0|[1-9]\d{0,19})$/.test(timestamp) ||
    !/^[0-9a-f]{64}$/.test(signature)
  ) {
    return false;
  }
  const bytes = timestampBytes(timestamp);
  if (!bytes) {
    return false;
  }
  const expected = createHmac('sha256', token)
    .update(body)
    .update(bytes)
    .digest();
  const isSigned = timingSafeEqual(expected, Buffer.from(signature, 'hex'));
  return (
    isSigned && Math.abs(receivedAtMs - Number(timestamp)) <= LONGEST_AGE_MS
  );
}
