import { canonicalJson } from '../canonical/canonicalJson';
import { sha256 } from '../canonical/sha256';

/** Named in every hash, so that a later form cannot be taken for this one. */
const SCHEMA = 'release-gate:event:v1';

/**
 * What is hashed of an event: everything, its place, and the hash of the event
 * before it.
 *
 * @public
 */
export interface SealedContent {
  readonly schema: string;
  readonly streamId: string;
  readonly sequence: number;
  readonly type: string;
  readonly at: string;
  readonly actor: unknown;
  readonly data: unknown;
  /** What the clock said, where it had gone back behind `at`. */
  readonly clock?: string;
  readonly previousHash: string;
}

/**
 * An event as it is stored: the exact text that was hashed, and its hash.
 *
 * @public
 */
export interface Sealed {
  readonly body: string;
  readonly hash: string;
}

/**
 * What the first event of a stream names as the hash before it. It holds the
 * stream's id, so no stream can be passed off as another.
 *
 * @public
 */
export function genesisHash(streamId: string): string {
  return sha256(canonicalJson({ schema: SCHEMA, streamId }));
}

/**
 * Seals an event into the chain of its stream: the hash is the SHA-256 of the
 * canonical JSON (RFC 8785) of its content.
 *
 * @public
 */
export function seal(content: Omit<SealedContent, 'schema'>): Sealed {
  const body = canonicalJson({ ...content, schema: SCHEMA });
  return { body, hash: sha256(body) };
}

/**
 * Why a stored event does not belong where it stands.
 *
 * @public
 */
export interface BrokenChain {
  readonly sequence: number;
  readonly reason:
    | 'hash-mismatch'
    | 'previous-hash-mismatch'
    | 'wrong-place'
    | 'unreadable';
}

function read(body: string): SealedContent | undefined {
  try {
    return JSON.parse(body) as SealedContent;
  } catch {
    return undefined;
  }
}

/**
 * Verifies stored events, in order, against the chain that ends in `from`
 * (by default the beginning of the stream), and gives back their content; or
 * says where the chain is broken and why. A tail that was cut off shows only
 * against a head that is kept elsewhere.
 *
 * @public
 */
export function verifyChain(
  streamId: string,
  events: readonly Sealed[],
  from: { readonly sequence: number; readonly hash: string } = {
    sequence: 0,
    hash: genesisHash(streamId),
  },
):
  | { readonly contents: readonly SealedContent[] }
  | { readonly broken: BrokenChain } {
  const contents: SealedContent[] = [];
  let head = from;
  for (const { body, hash } of events) {
    const sequence = head.sequence + 1;
    const content = read(body);
    if (!content) {
      return { broken: { sequence, reason: 'unreadable' } };
    }
    if (sha256(body) !== hash) {
      return { broken: { sequence, reason: 'hash-mismatch' } };
    }
    if (
      content.schema !== SCHEMA ||
      content.streamId !== streamId ||
      content.sequence !== sequence
    ) {
      return { broken: { sequence, reason: 'wrong-place' } };
    }
    if (content.previousHash !== head.hash) {
      return { broken: { sequence, reason: 'previous-hash-mismatch' } };
    }
    contents.push(content);
    head = { sequence, hash };
  }
  return { contents };
}
