import {
  type TrackerCall,
  TrackerRejection,
  VendorHttp,
  type VendorAnswer,
  type VendorRequest,
} from 'backstage-plugin-release-gate-node';
import { z } from 'zod/v4';
import type { ClockifyConfig } from './readClockifyConfig';
import { errorSchema } from './schemas';

export const PAGE_SIZE = 200;
/** Nobody has this many pages of what is asked for here; a server that never ends is left. */
export const MOST_PAGES = 50;

/** An answer that is no success, with what Clockify said about it. */
export class ClockifyError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ClockifyError';
    this.status = status;
  }
}

/** Whether Clockify answered with one of these statuses. */
export function hasStatus(error: unknown, ...statuses: readonly number[]) {
  return error instanceof ClockifyError && statuses.includes(error.status);
}

/** A request to the API, or to the reports. */
export interface ClockifyRequest
  extends Pick<VendorRequest, 'method' | 'query' | 'body'> {
  /** After `/v1`. */
  readonly path: string;
  /** Reports have a host of their own. */
  readonly isReport?: boolean;
}

/** How Clockify is asked: its key, its hosts, its pages and its errors. */
export class ClockifyHttp {
  readonly #config: ClockifyConfig;
  readonly #http: VendorHttp;

  constructor(config: ClockifyConfig) {
    this.#config = config;
    this.#http = new VendorHttp({
      vendor: 'Clockify',
      secrets: [config.apiKey],
    });
  }

  /** @throws ClockifyError, TrackerRejection, TrackerUnavailable */
  async read<T extends z.ZodType>(
    schema: T,
    request: ClockifyRequest,
    call: TrackerCall,
  ): Promise<z.output<T>> {
    const { body } = await this.#send(request, call);
    return this.#http.parse(schema, body);
  }

  /**
   * Reads page by page: to the last one that says so, or to one that is not full.
   *
   * @throws ClockifyError, TrackerRejection, TrackerUnavailable
   */
  async readAll<T extends z.ZodType>(
    schema: T,
    request: ClockifyRequest,
    call: TrackerCall,
  ): Promise<z.output<T>[]> {
    const all: z.output<T>[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const query = {
        ...request.query,
        page: String(page),
        'page-size': String(PAGE_SIZE),
      };
      const { body, headers } = await this.#send({ ...request, query }, call);
      const items = this.#http.parse(z.array(schema), body);
      all.push(...items);
      if (headers.get('last-page') === 'true' || items.length < PAGE_SIZE) {
        break;
      }
    }
    return all;
  }

  async #send(
    { path, isReport, ...request }: ClockifyRequest,
    call: TrackerCall,
  ): Promise<VendorAnswer> {
    const { apiKey, baseUrl, reportsBaseUrl } = this.#config;
    const answer = await this.#http.send(
      {
        ...request,
        url: `${isReport ? reportsBaseUrl : baseUrl}/v1${path}`,
        headers: { 'X-Api-Key': apiKey },
      },
      call,
    );
    if (!answer.isOk) {
      throw this.#errorOf(answer);
    }
    return answer;
  }

  #errorOf({ status, body }: VendorAnswer): Error {
    if (status === 401) {
      return new TrackerRejection(
        `Clockify does not accept releaseGate.clockify.apiKey: it is wrong, or it belongs to another region than ${
          this.#config.region
        }`,
      );
    }
    const said = errorSchema.safeParse(body).data?.message ?? '';
    return new ClockifyError(status, this.#http.quote(said));
  }
}
