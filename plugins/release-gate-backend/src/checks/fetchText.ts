import http from 'node:http';
import https from 'node:https';
import {
  PrivateAddressError,
  isPublicAddress,
  literalAddress,
  publicLookup,
} from './addressGuard';

/** More than any health page has; the rest is not read. */
const LARGEST_BODY_BYTES = 1_000_000;

export interface FetchedText {
  readonly status: number;
  readonly body: string;
}

/**
 * GETs a URL of the configuration. Redirects are not followed: what the server
 * says is the answer, without a byte order mark. Without `allowPrivate` only public addresses are reached:
 * this is why it does not go through VendorHttp, whose fetch cannot be held to
 * the addresses that were looked at, and for which a 500 is no answer.
 *
 * @throws PrivateAddressError, or the error of the connection
 */
export async function fetchText(
  url: URL,
  options: { readonly allowPrivate: boolean; readonly signal: AbortSignal },
): Promise<FetchedText> {
  const { allowPrivate, signal } = options;
  const literal = literalAddress(url);
  if (!allowPrivate && literal !== undefined && !isPublicAddress(literal)) {
    throw new PrivateAddressError(literal);
  }
  const client = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.get(
      url,
      {
        signal,
        // A connection of its own: nothing stays open between runs.
        agent: false,
        headers: {
          accept: 'application/json, text/plain;q=0.9, */*;q=0.5',
          'accept-encoding': 'identity',
          'user-agent': 'backstage-plugin-release-gate',
        },
        ...(!allowPrivate && { lookup: publicLookup }),
      },
      response => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > LARGEST_BODY_BYTES) {
            request.destroy(new Error('The answer is larger than 1 MB'));
            return;
          }
          chunks.push(chunk);
        });
        response.once('end', () => {
          if (response.complete) {
            resolve({
              status: response.statusCode ?? 0,
              body: new TextDecoder().decode(Buffer.concat(chunks)),
            });
          } else {
            reject(new Error('The answer broke off'));
          }
        });
        response.once('error', reject);
      },
    );
    request.once('error', reject);
  });
}
