import type {
  CheckProvider,
  CheckResult,
  CheckedItem,
  CheckedRelease,
} from 'backstage-plugin-release-gate-node';
import type { ItemKind } from 'backstage-plugin-release-gate-common';
import { JSONPath } from 'jsonpath-plus';
import { fetchText } from './fetchText';
import { unavailable } from './unavailable';

/** What a probe expects of the answer; everything that is given has to hold. */
export interface HttpExpectation {
  readonly status: number;
  /** Where in a JSON body to look; it has to find something there. */
  readonly jsonPath?: string;
  /** What has to stand there. */
  readonly equals?: string | number | boolean;
  /** What the body has to contain. */
  readonly text?: string;
}

export interface HttpProbeOptions {
  readonly id: string;
  readonly url: URL;
  readonly expect: HttpExpectation;
  /** Default: what is configured for all checks. */
  readonly timeoutMs?: number;
  readonly allowPrivate: boolean;
}

/**
 * Asks a URL of the configuration and compares the answer. Nothing that a
 * person typed goes into the request.
 */
export class HttpProbe implements CheckProvider {
  readonly itemKinds: readonly ItemKind[] = ['check'];
  readonly #options: HttpProbeOptions;

  constructor(options: HttpProbeOptions) {
    this.#options = options;
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
    const { url, expect, allowPrivate } = this.#options;
    const what = url.host;
    // Without what may be secret: user, password and query.
    const link = `${url.origin}${url.pathname}`;
    try {
      const { status, body } = await fetchText(url, {
        allowPrivate,
        signal,
      });
      const fault = findFault(expect, status, body);
      return fault === undefined
        ? {
            status: 'passing',
            message: `${what} answers as expected`,
            url: link,
          }
        : { status: 'failing', message: `${what} ${fault}`, url: link };
    } catch (error) {
      return { ...unavailable(what, error), url: link };
    }
  }
}

/** What is wrong with an answer, or undefined; never the answer's own words. */
function findFault(
  expect: HttpExpectation,
  status: number,
  body: string,
): string | undefined {
  if (status !== expect.status) {
    return `answered ${status} instead of ${expect.status}`;
  }
  if (expect.text !== undefined && !body.includes(expect.text)) {
    return `answered without '${expect.text}'`;
  }
  return expect.jsonPath === undefined
    ? undefined
    : findJsonFault(expect.jsonPath, expect.equals, body);
}

function findJsonFault(
  jsonPath: string,
  equals: HttpExpectation['equals'],
  body: string,
): string | undefined {
  let json: object;
  try {
    json = JSON.parse(body);
  } catch {
    return 'answered something else than JSON';
  }
  // No code of the path is ever run: eval stays off.
  const found: readonly unknown[] =
    json === null || typeof json !== 'object'
      ? []
      : JSONPath({ path: jsonPath, json, eval: false, wrap: true }) ?? [];
  if (found.length === 0) {
    return `has nothing at ${jsonPath}`;
  }
  return equals === undefined || found.every(value => value === equals)
    ? undefined
    : `does not say ${JSON.stringify(equals)} at ${jsonPath}`;
}
