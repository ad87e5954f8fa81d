import {
  type TrackerCall,
  TrackerRejection,
  TrackerUnavailable,
} from 'backstage-plugin-release-gate-node';
import { z } from 'zod/v4';
import type { ClockifyConfig } from './readClockifyConfig';
import {
  entrySchema,
  errorSchema,
  projectSchema,
  reportSchema,
  tagSchema,
  userSchema,
  workspaceSchema,
} from './schemas';

const PAGE_SIZE = 200;
/** Nobody has this many pages of what is asked for here; a server that never ends is left. */
const MOST_PAGES = 50;
const DEFAULT_RETRY_MS = 60_000;
const LONGEST_MESSAGE = 200;

/** An answer that is no success, with what Clockify said about it. */
export class ClockifyError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ClockifyError';
    this.status = status;
  }
}

/** Whether Clockify answered with that status. */
export function hasStatus(error: unknown, ...statuses: readonly number[]) {
  return error instanceof ClockifyError && statuses.includes(error.status);
}

interface Request {
  readonly method: 'GET' | 'POST';
  /** After `/v1`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: object;
  readonly isReport?: boolean;
}

/** A new time entry, as Clockify takes it: ids, not names; whole seconds in UTC. */
export interface NewEntry {
  readonly start: string;
  readonly end: string;
  readonly projectId?: string;
  readonly tagIds: readonly string[];
  readonly description: string;
  readonly billable: boolean;
}

/**
 * Clockify's REST API v1, as far as it is needed. Sends nothing without the
 * budget, reads every page to its end, and keeps the key out of everything that
 * it throws.
 */
export class ClockifyClient {
  readonly #config: ClockifyConfig;

  constructor(config: ClockifyConfig) {
    this.#config = config;
  }

  /** Whom the key acts as. */
  me(call: TrackerCall) {
    return this.#read(userSchema, { method: 'GET', path: '/user' }, call);
  }

  workspace(call: TrackerCall) {
    return this.#read(
      workspaceSchema,
      { method: 'GET', path: this.#inWorkspace('') },
      call,
    );
  }

  /** Every user whose e-mail contains the text; the caller compares. */
  users(email: string, call: TrackerCall) {
    return this.#readAll(
      userSchema,
      {
        method: 'GET',
        path: this.#inWorkspace('/users'),
        query: { email, status: 'ACTIVE' },
      },
      call,
    );
  }

  project(projectId: string, call: TrackerCall) {
    return this.#read(
      projectSchema,
      {
        method: 'GET',
        path: this.#inWorkspace(`/projects/${encodeURIComponent(projectId)}`),
      },
      call,
    );
  }

  tags(name: string, isArchived: boolean, call: TrackerCall) {
    return this.#readAll(
      tagSchema,
      {
        method: 'GET',
        path: this.#inWorkspace('/tags'),
        query: {
          name,
          'strict-name-search': 'true',
          archived: String(isArchived),
        },
      },
      call,
    );
  }

  createTag(name: string, call: TrackerCall) {
    return this.#read(
      tagSchema,
      { method: 'POST', path: this.#inWorkspace('/tags'), body: { name } },
      call,
    );
  }

  /** The entries of one user in whose description the text stands, between two instants. */
  entries(
    userId: string,
    query: {
      readonly description: string;
      readonly start: string;
      readonly end: string;
    },
    call: TrackerCall,
  ) {
    return this.#readAll(
      entrySchema,
      {
        method: 'GET',
        path: this.#inWorkspace(
          `/user/${encodeURIComponent(userId)}/time-entries`,
        ),
        query,
      },
      call,
    );
  }

  entry(entryId: string, call: TrackerCall) {
    return this.#read(
      entrySchema,
      {
        method: 'GET',
        path: this.#inWorkspace(`/time-entries/${encodeURIComponent(entryId)}`),
      },
      call,
    );
  }

  /** Creates an entry for the person of the key, or for the user that is named. */
  createEntry(entry: NewEntry, forUser: string | undefined, call: TrackerCall) {
    return this.#read(
      entrySchema,
      {
        method: 'POST',
        path: this.#inWorkspace(
          forUser === undefined
            ? '/time-entries'
            : `/user/${encodeURIComponent(forUser)}/time-entries`,
        ),
        body: { ...entry, type: 'REGULAR' },
      },
      call,
    );
  }

  /** Every entry of these projects between two instants, whoever made it. */
  async report(
    query: {
      readonly start: string;
      readonly end: string;
      readonly projectIds: readonly string[];
    },
    call: TrackerCall,
  ) {
    const all: z.output<typeof reportSchema> = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const entries = await this.#read(
        reportSchema,
        {
          method: 'POST',
          path: this.#inWorkspace('/reports/detailed'),
          isReport: true,
          body: {
            // Without a zone: read in the one that is named.
            dateRangeStart: query.start.replace('Z', ''),
            dateRangeEnd: query.end.replace('Z', ''),
            timeZone: 'UTC',
            exportType: 'JSON',
            detailedFilter: { page, pageSize: PAGE_SIZE },
            projects: {
              ids: query.projectIds,
              contains: 'CONTAINS',
              status: 'ALL',
            },
          },
        },
        call,
      );
      all.push(...entries);
      if (entries.length < PAGE_SIZE) {
        return all;
      }
    }
    return all;
  }

  #inWorkspace(path: string): string {
    return `/workspaces/${encodeURIComponent(this.#config.workspaceId)}${path}`;
  }

  async #read<T extends z.ZodType>(
    schema: T,
    request: Request,
    call: TrackerCall,
  ): Promise<z.output<T>> {
    const { body } = await this.#send(request, call);
    return parse(schema, body);
  }

  /** Reads page by page: to the last one that says so, or to one that is not full. */
  async #readAll<T extends z.ZodType>(
    schema: T,
    request: Request,
    call: TrackerCall,
  ): Promise<z.output<T>[]> {
    const all: z.output<T>[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const { body, isLastPage } = await this.#send(
        {
          ...request,
          query: {
            ...request.query,
            page: String(page),
            'page-size': String(PAGE_SIZE),
          },
        },
        call,
      );
      const items = parse(z.array(schema), body);
      all.push(...items);
      if (isLastPage || items.length < PAGE_SIZE) {
        break;
      }
    }
    return all;
  }

  async #send(
    { method, path, query = {}, body, isReport }: Request,
    { signal, budget }: TrackerCall,
  ): Promise<{ readonly body: unknown; readonly isLastPage: boolean }> {
    await budget.take();
    const { apiKey, baseUrl, reportsBaseUrl } = this.#config;
    const url = new URL(`${isReport ? reportsBaseUrl : baseUrl}/v1${path}`);
    for (const [key, value] of Object.entries(query)) {
      [value].flat().forEach(each => url.searchParams.append(key, each));
    }
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        method,
        signal,
        redirect: 'error',
        headers: {
          'X-Api-Key': apiKey,
          accept: 'application/json',
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch {
      // The words of the error may hold the request, and so the key.
      throw new TrackerUnavailable('Clockify did not answer');
    }
    if (!response.ok) {
      throw this.#errorOf(response, text);
    }
    return {
      body: parseJson(text),
      isLastPage: response.headers.get('last-page') === 'true',
    };
  }

  #errorOf({ status, headers }: Response, text: string): Error {
    if (status === 429) {
      return new TrackerUnavailable(
        'Clockify takes no more requests for a while',
        retryAfterMs(headers.get('retry-after')),
      );
    }
    if (status >= 500) {
      return new TrackerUnavailable(`Clockify answered with ${status}`);
    }
    if (status === 401) {
      return new TrackerRejection(
        `Clockify does not accept releaseGate.clockify.apiKey: it is wrong, or it belongs to another region than ${
          this.#config.region
        }`,
      );
    }
    const said = errorSchema.safeParse(parseJson(text)).data?.message ?? '';
    return new ClockifyError(
      status,
      said
        .replaceAll(this.#config.apiKey, '…')
        .replace(/\s+/g, ' ')
        .slice(0, LONGEST_MESSAGE),
    );
  }
}

/** Seconds, or an HTTP date (RFC 9110, 10.2.3). */
function retryAfterMs(value: string | null): number {
  const seconds = Number(value);
  if (value !== null && value.trim() !== '' && Number.isFinite(seconds)) {
    return Math.max(0, seconds * 1000);
  }
  const until = Date.parse(value ?? '') - Date.now();
  return Number.isNaN(until) ? DEFAULT_RETRY_MS : Math.max(0, until);
}

/** Whatever a gateway put in the place of an answer is no JSON: undefined. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parse<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body);
  if (!result.success) {
    throw new TrackerUnavailable(
      'Clockify answered something that it does not document',
    );
  }
  return result.data;
}
