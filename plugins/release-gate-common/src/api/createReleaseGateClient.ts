import { ResponseError } from '@backstage/errors';
import { KeptAnswers } from './KeptAnswers';
import type { Operation } from './contract/Operation';
import { type AnswerOf, operations } from './operations';
import {
  type CallOperation,
  type ReleaseGateApi,
  releaseGateApi,
} from './releaseGateApi';

interface Call {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The path and query of a call, under the plugin's base URL. */
function urlOf({ path }: Operation, { parameters, query = {} }: Call): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(parameters?.[name])),
  );
  const search = new URLSearchParams(
    Object.entries(query)
      .flatMap(([name, value]) => [value].flat().map(each => [name, each]))
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [String(name), String(value)]),
  ).toString();
  return search ? `${filled}?${search}` : filled;
}

/** How the API is reached over HTTP. @public */
export interface HttpOptions {
  /** Has to add the credentials and, for the default base URL, to know the scheme `plugin://`. */
  readonly fetchApi: { readonly fetch: typeof fetch };
  /** Where the plugin answers, without a trailing slash; by default `plugin://release-gate`. */
  readonly baseUrl?: () => Promise<string>;
  /**
   * Whether the last pages are kept, so that what has not changed is not sent
   * again; `fetch` then has to let an answer of 304 through. By default not.
   */
  readonly keepsAnswers?: boolean;
}

/**
 * Has an operation carried out over HTTP. Rejects with a `ResponseError` of
 * `@backstage/errors` when the answer is not a success; its `body.error`
 * carries message and `code`.
 *
 * @public
 */
export function callOverHttp(options: HttpOptions): CallOperation {
  const {
    fetchApi,
    baseUrl = async () => 'plugin://release-gate',
    keepsAnswers = false,
  } = options;
  const kept = new KeptAnswers();
  return async (name, call: Call) => {
    const operation: Operation = operations[name];
    const { method, mediaType } = operation;
    const isConditional = keepsAnswers && operation.isConditional;
    const url = `${await baseUrl()}${urlOf(operation, call)}`;
    const response = await fetchApi.fetch(url, {
      method,
      ...(isConditional && {
        // Answered by a cache, the time of the server in it would be of then.
        cache: 'no-store',
        headers: kept.headersFor(url),
      }),
      ...(call.body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(call.body),
      }),
    });
    const unchanged = kept.unchanged(url, response);
    if (unchanged !== undefined) {
      return unchanged as AnswerOf<typeof name>;
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const text = await response.text();
    if (isConditional) {
      kept.keep(url, response, text);
    }
    // What the server answers is held against the contract where it is tested.
    return (mediaType ? text : JSON.parse(text)) as AnswerOf<typeof name>;
  };
}

/** The API over HTTP: every call as `callOverHttp` says. @public */
export function createReleaseGateClient(options: HttpOptions): ReleaseGateApi {
  return releaseGateApi(callOverHttp(options));
}
