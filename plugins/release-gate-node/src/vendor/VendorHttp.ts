import { oneLine, shortened } from 'backstage-plugin-release-gate-common';
import type { z } from 'zod/v4';
import type { TrackerCall } from '../trackers/RequestBudget';
import { TrackerUnavailable } from '../trackers/trackerErrors';
import { retryAfterMs } from './retryAfterMs';

/** Below the minute after which a call to a tracker is given up. */
const DEFAULT_TIMEOUT_MS = 30_000;
/** More than any page of a list has; the rest is not read. */
const LARGEST_BODY_BYTES = 10_000_000;
const LONGEST_QUOTE = 200;

/**
 * A request to a vendor's API.
 *
 * @public
 */
export interface VendorRequest {
  /** Default: GET. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
}

/**
 * An answer of a vendor that is neither 429 nor an error of the server: a
 * success, or a refusal that the caller understands better.
 *
 * @public
 */
export interface VendorAnswer {
  readonly status: number;
  /** Whether the status is one from 200 to 299. */
  readonly isOk: boolean;
  readonly headers: Headers;
  /** What the JSON says, or undefined where the body is none, as a gateway's page. */
  readonly body: unknown;
}

/**
 * Every request to the API of a vendor goes through here. A request takes one
 * from the budget first, ends after a time limit, follows no redirect, and its
 * answer is read up to 10 MB. What could not be asked is a
 * {@link TrackerUnavailable} in one sentence without secrets: no word of a
 * network error, which may hold the request, reaches it.
 *
 * It goes where the configuration says, also to private addresses: a vendor may
 * stand behind a proxy of the company. A URL that anybody else can choose is not
 * for it.
 *
 * @public
 */
export class VendorHttp {
  readonly #vendor: string;
  readonly #secrets: readonly string[];
  readonly #timeoutMs: number;

  /**
   * @param options - the `vendor` as its users call it, for sentences; the
   *   `secrets` that no sentence may repeat; `timeoutMs` of one request, by
   *   default half a minute
   */
  constructor(options: {
    readonly vendor: string;
    readonly secrets: readonly string[];
    readonly timeoutMs?: number;
  }) {
    this.#vendor = options.vendor;
    this.#secrets = options.secrets.filter(secret => secret !== '');
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  }

  /**
   * Sends a request and gives the answer, unless it is 429 or an error of the
   * server.
   *
   * @throws TrackerUnavailable, with `retryAfterMs` after 429 and where the
   * vendor names a time; it is believed up to {@link LONGEST_RETRY_AFTER_MS}
   */
  async send(request: VendorRequest, call: TrackerCall): Promise<VendorAnswer> {
    await call.budget.take();
    const { response, text } = await this.#exchange(request, call.signal);
    const { status, ok: isOk, headers } = response;
    const retryAfter = headers.get('retry-after');
    if (status === 429) {
      throw new TrackerUnavailable(
        `${this.#vendor} takes no more requests for a while`,
        retryAfterMs(retryAfter, Date.now()),
      );
    }
    if (status >= 500) {
      throw new TrackerUnavailable(
        `${this.#vendor} answered with ${status}`,
        retryAfter === null ? undefined : retryAfterMs(retryAfter, Date.now()),
      );
    }
    if (text === undefined) {
      throw new TrackerUnavailable(
        `${this.#vendor} answered with more than 10 MB`,
      );
    }
    return { status, isOk, headers, body: parseJson(text) };
  }

  /**
   * What an answer says, where it is as documented.
   *
   * @throws TrackerUnavailable
   */
  parse<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
    const result = schema.safeParse(body);
    if (!result.success) {
      throw new TrackerUnavailable(
        `${this.#vendor} answered something that it does not document`,
      );
    }
    return result.data;
  }

  /** The vendor's own words for a sentence: in one line, short, and without secrets. */
  quote(words: string): string {
    const safe = this.#secrets.reduce(
      (text, secret) => text.replaceAll(secret, '…'),
      words,
    );
    return shortened(oneLine(safe), LONGEST_QUOTE);
  }

  async #exchange(
    { method = 'GET', url, query = {}, headers, body }: VendorRequest,
    signal: AbortSignal,
  ): Promise<{ readonly response: Response; readonly text?: string }> {
    const target = new URL(url);
    for (const [name, value] of Object.entries(query)) {
      target.searchParams.set(name, value);
    }
    try {
      const response = await fetch(target, {
        method,
        signal: AbortSignal.any([signal, AbortSignal.timeout(this.#timeoutMs)]),
        redirect: 'error',
        headers: {
          accept: 'application/json',
          'user-agent': 'backstage-plugin-release-gate',
          ...(body && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { response, text: await readText(response) };
    } catch {
      throw new TrackerUnavailable(`${this.#vendor} did not answer`);
    }
  }
}

/** The body, or undefined where it is too large. */
async function readText({ body }: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Whatever a gateway put in the place of an answer is no JSON: undefined. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
