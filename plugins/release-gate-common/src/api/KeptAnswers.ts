/** So many pages at most are looked at in turn. */
const MOST_KEPT = 20;

interface Kept {
  readonly tag: string;
  /** As it came, so that nobody changes what is kept. */
  readonly text: string;
  /** When it came, in milliseconds of the clock that is never set. */
  readonly at: number;
}

/** The answer as it would be sent now: the same, at the server's time of now. */
function renewed({ text, at }: Kept): unknown {
  const elapsed = Math.round(performance.now() - at);
  return JSON.parse(text, (key, value) =>
    key === 'now' && typeof value === 'string'
      ? new Date(Date.parse(value) + elapsed).toISOString()
      : value,
  );
}

/** The newest answers that came with a tag, so that what did not change is not sent again. */
export class KeptAnswers {
  readonly #kept = new Map<string, Kept>();

  /**
   * What to ask with. The second header keeps a browser from adding a wish for
   * everything anew, as it does beside a tag that is not its own (Fetch, 4.5).
   */
  headersFor(url: string): Readonly<Record<string, string>> {
    const kept = this.#kept.get(url);
    return kept
      ? { 'if-none-match': kept.tag, 'cache-control': 'max-age=0' }
      : {};
  }

  /** What was answered before, when nothing of it has changed. */
  unchanged(url: string, response: Response): unknown {
    const kept = this.#kept.get(url);
    return response.status === 304 && kept ? renewed(kept) : undefined;
  }

  /** Keeps an answer whose tag can be read; over origins it often cannot. */
  keep(url: string, response: Response, text: string): void {
    const tag = response.headers.get('etag');
    this.#kept.delete(url);
    if (tag) {
      const [oldest] = this.#kept.keys();
      if (this.#kept.size >= MOST_KEPT && oldest !== undefined) {
        this.#kept.delete(oldest);
      }
      this.#kept.set(url, { tag, text, at: performance.now() });
    }
  }
}
