import type {
  CheckProvider,
  CheckResult,
  CheckedItem,
  CheckedRelease,
} from 'backstage-plugin-release-gate-node';
import type { ItemKind } from 'backstage-plugin-release-gate-common';
import { z } from 'zod/v4';
import { type FetchedText, fetchText } from './fetchText';
import { unavailable } from './unavailable';

/** Between which values the result has to lie, both inclusive. */
export interface Threshold {
  readonly min?: number;
  readonly max?: number;
}

export interface PrometheusProbeOptions {
  readonly id: string;
  /** The server, or its `/api/v1/query`. */
  readonly url: URL;
  /** In PromQL. */
  readonly query: string;
  readonly threshold: Threshold;
  /** Default: what is configured for all checks. */
  readonly timeoutMs?: number;
  readonly allowPrivate: boolean;
}

const sample = z.tuple([z.number(), z.string()]);

/** An instant query's answer, as Prometheus documents it under "Expression queries". */
const answerSchema = z.union([
  z.object({
    status: z.literal('success'),
    // What an answer with a warning leaves out, nobody knows.
    warnings: z.array(z.string()).optional(),
    data: z.union([
      z.object({
        resultType: z.literal('vector'),
        result: z.array(z.object({ value: sample })),
      }),
      z.object({ resultType: z.literal('scalar'), result: sample }),
    ]),
  }),
  z.object({ status: z.literal('error'), errorType: z.string() }),
]);

/**
 * Asks a Prometheus server for the value of an expression and compares it with
 * a threshold. Every series of a vector has to lie within it; no series at all
 * is no answer.
 */
export class PrometheusProbe implements CheckProvider {
  readonly itemKinds: readonly ItemKind[] = ['check'];
  readonly #options: PrometheusProbeOptions;
  readonly #url: URL;

  constructor(options: PrometheusProbeOptions) {
    this.#options = options;
    this.#url = new URL(options.url);
    if (!this.#url.pathname.endsWith('/api/v1/query')) {
      this.#url.pathname = `${this.#url.pathname.replace(
        /\/$/,
        '',
      )}/api/v1/query`;
    }
    this.#url.searchParams.set('query', options.query);
  }

  get id(): string {
    return this.#options.id;
  }

  get timeoutMs(): number | undefined {
    return this.#options.timeoutMs;
  }

  async run(
    _release: CheckedRelease,
    _item: CheckedItem,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<CheckResult> {
    const { allowPrivate, threshold } = this.#options;
    const what = this.#url.host;
    let answer: FetchedText;
    try {
      answer = await fetchText(this.#url, { allowPrivate, signal });
    } catch (error) {
      return unavailable(what, error);
    }
    const values = readValues(answer);
    if (typeof values === 'string') {
      return { status: 'unavailable', message: `${what} ${values}` };
    }
    const isWithin = values.every(
      value =>
        value >= (threshold.min ?? -Infinity) &&
        value <= (threshold.max ?? Infinity),
    );
    return {
      status: isWithin ? 'passing' : 'failing',
      message: `${this.id} is ${isWithin ? '' : 'not '}${describe(threshold)}`,
      url: this.#url.origin,
    };
  }
}

/** The values of an answer, or why there are none. */
function readValues({ status, body }: FetchedText): readonly number[] | string {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return 'answered something else than JSON';
  }
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success) {
    return 'answered something else than an instant vector or a scalar';
  }
  const answer = parsed.data;
  if (answer.status === 'error') {
    return `could not evaluate the query (${answer.errorType
      .replace(/[^\w -]/g, '')
      .slice(0, 50)})`;
  }
  if (status !== 200) {
    return `answered with HTTP ${status}`;
  }
  if (answer.warnings && answer.warnings.length > 0) {
    return 'answered with a warning, so that the result may lack something';
  }
  const values =
    answer.data.resultType === 'vector'
      ? answer.data.result.map(({ value }) => toNumber(value[1]))
      : [toNumber(answer.data.result[1])];
  if (values.length === 0) {
    return 'has no data for the query';
  }
  return values.some(value => Number.isNaN(value))
    ? 'has a result that is no number'
    : values;
}

/** Prometheus writes infinity as it does in Go: `+Inf`. */
function toNumber(text: string): number {
  return Number(text.replace(/^([+-]?)Inf$/, '$1Infinity'));
}

function describe({ min, max }: Threshold): string {
  if (min !== undefined && max !== undefined) {
    return `between ${min} and ${max}`;
  }
  return max === undefined ? `at least ${min}` : `at most ${max}`;
}
