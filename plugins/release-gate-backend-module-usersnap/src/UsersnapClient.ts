import {
  type TrackerCall,
  TrackerRejection,
  TrackerUnavailable,
} from 'backstage-plugin-release-gate-node';
import { SignJWT } from 'jose';
import type { z } from 'zod/v4';
import type { UsersnapConfig } from './readUsersnapConfig';
import {
  type Feedback,
  failureSchema,
  feedbackPageSchema,
  projectsSchema,
} from './schemas';

const PAGE_SIZE = 100;
/** 20,000 items: a project that has more open ones is not judged, but reported. */
const MOST_PAGES = 200;
const TOKEN_LIVES = '10m';
const DEFAULT_RETRY_MS = 60_000;

/** UserSnap knows no project of that id. */
export class UnknownProject extends Error {
  constructor() {
    super('UserSnap knows no such project');
    this.name = 'UnknownProject';
  }
}

/** One condition of a filter; values are always text. */
export interface FilterItem {
  readonly filter_type: 'state' | 'feedback_number';
  readonly operator: 'eq' | 'neq';
  readonly value: string;
}

/**
 * UserSnap's REST API 0.1, as far as it is needed: reading. Every request
 * carries a token of its own; the secret never leaves this class.
 */
export class UsersnapClient {
  readonly #config: UsersnapConfig;
  readonly #secret: Uint8Array;

  constructor(config: UsersnapConfig) {
    this.#config = config;
    this.#secret = new TextEncoder().encode(config.jwtSecret);
  }

  async projects(call: TrackerCall) {
    const body = await this.#send('GET', '/projects', call);
    return this.#parse(projectsSchema, body).data.projects;
  }

  /** A page of feedback, newest change first. @throws UnknownProject */
  async newest(
    projectId: string,
    query: readonly FilterItem[],
    limit: number,
    call: TrackerCall,
  ): Promise<readonly Feedback[]> {
    const { feedbacks } = await this.#page(
      projectId,
      {
        query,
        order_by: { order_by_type: 'updated_at', direction: 'desc' },
      },
      { limit },
      call,
    );
    return feedbacks;
  }

  /**
   * All feedback that the filter finds, oldest first, each once.
   *
   * @throws UnknownProject, and TrackerUnavailable where the end is not reached
   */
  async all(
    projectId: string,
    query: readonly FilterItem[],
    call: TrackerCall,
  ): Promise<readonly Feedback[]> {
    const found = new Map<string, Feedback>();
    let after: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const { feedbacks, has_more: hasMore } = await this.#page(
        projectId,
        {
          query,
          // What changes meanwhile neither moves nor repeats in this order.
          order_by: { order_by_type: 'created_at', direction: 'asc' },
        },
        { limit: PAGE_SIZE, ...(after !== undefined && { after }) },
        call,
      );
      feedbacks.forEach(each => found.set(each.feedback_id, each));
      const last = feedbacks.at(-1)?.feedback_id;
      // `next` is filled on the last page too: only `has_more` counts.
      if (!hasMore) {
        return [...found.values()];
      }
      if (last === undefined || last === after) {
        break;
      }
      after = last;
    }
    throw new TrackerUnavailable('UserSnap did not come to the end of a list');
  }

  async #page(
    projectId: string,
    body: object,
    query: { readonly limit: number; readonly after?: string },
    call: TrackerCall,
  ) {
    const parameters = new URLSearchParams({
      limit: String(query.limit),
      ...(query.after !== undefined && { after: query.after }),
    });
    const answer = await this.#send(
      'POST',
      `/projects/${encodeURIComponent(
        projectId,
      )}/feedbacks/filter?${parameters}`,
      call,
      body,
    );
    return this.#parse(feedbackPageSchema, answer).data;
  }

  async #send(
    method: 'GET' | 'POST',
    path: string,
    { signal, budget }: TrackerCall,
    body?: object,
  ): Promise<unknown> {
    await budget.take();
    const token = await new SignJWT({})
      .setProtectedHeader({
        alg: 'HS256',
        typ: 'JWT',
        kid: this.#config.jwtId,
      })
      .setIssuedAt()
      .setExpirationTime(TOKEN_LIVES)
      .sign(this.#secret);
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${this.#config.baseUrl}${path}`, {
        method,
        signal,
        redirect: 'error',
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch {
      // The words of the error may hold the request, and so the token.
      throw new TrackerUnavailable('UserSnap did not answer');
    }
    const answer = parseJson(text);
    const failure = failureSchema.safeParse(answer).data;
    if (response.ok && !failure) {
      return answer;
    }
    throw this.#errorOf(response, failure?.errortype ?? '');
  }

  #errorOf({ status, headers }: Response, type: string): Error {
    if (status === 401 || status === 403 || type === 'WRONG_AUTH') {
      return new TrackerRejection(
        'UserSnap does not accept releaseGate.usersnap.jwtId and jwtSecret: they are wrong, or the plan has no REST API',
      );
    }
    if (status === 429 || status >= 500) {
      const seconds = Number(headers.get('retry-after') ?? NaN);
      return new TrackerUnavailable(
        `UserSnap answered with ${status}`,
        Number.isFinite(seconds) ? seconds * 1000 : DEFAULT_RETRY_MS,
      );
    }
    if (status === 404 || type === 'SITE_NOT_FOUND') {
      return new UnknownProject();
    }
    return new TrackerRejection(
      `UserSnap refused the question with ${status}${
        type && ` (${type.replace(/\W/g, '').slice(0, 50)})`
      }`,
    );
  }

  #parse<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
    const result = schema.safeParse(body);
    if (!result.success) {
      throw new TrackerUnavailable(
        'UserSnap answered something that it does not document',
      );
    }
    return result.data;
  }
}

/** Whatever a gateway put in the place of an answer is no JSON: undefined. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
