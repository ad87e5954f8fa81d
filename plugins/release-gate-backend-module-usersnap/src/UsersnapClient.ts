import {
  type TrackerCall,
  TrackerRejection,
  TrackerUnavailable,
  type VendorAnswer,
  VendorHttp,
  type VendorRequest,
  pathSegment,
} from 'backstage-plugin-release-gate-node';
import { SignJWT } from 'jose';
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
  readonly #http: VendorHttp;

  constructor(config: UsersnapConfig) {
    this.#config = config;
    this.#secret = new TextEncoder().encode(config.jwtSecret);
    this.#http = new VendorHttp({
      vendor: 'UserSnap',
      secrets: [config.jwtSecret],
    });
  }

  async projects(call: TrackerCall) {
    const body = await this.#send('/projects', {}, call);
    return this.#http.parse(projectsSchema, body).data.projects;
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
    const answer = await this.#send(
      `/projects/${pathSegment(projectId)}/feedbacks/filter`,
      {
        method: 'POST',
        query: {
          limit: String(query.limit),
          ...(query.after !== undefined && { after: query.after }),
        },
        body,
      },
      call,
    );
    return this.#http.parse(feedbackPageSchema, answer).data;
  }

  async #send(
    path: string,
    request: Omit<VendorRequest, 'url'>,
    call: TrackerCall,
  ): Promise<unknown> {
    const answer = await this.#http.send(
      {
        ...request,
        url: `${this.#config.baseUrl}${path}`,
        headers: { authorization: `Bearer ${await this.#token()}` },
      },
      call,
    );
    // A failure has an envelope of its own, whatever the status.
    const failure = failureSchema.safeParse(answer.body).data;
    if (answer.isOk && !failure) {
      return answer.body;
    }
    throw this.#errorOf(answer, failure?.errortype ?? '');
  }

  #token(): Promise<string> {
    return new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: this.#config.jwtId })
      .setIssuedAt()
      .setExpirationTime(TOKEN_LIVES)
      .sign(this.#secret);
  }

  #errorOf({ status }: VendorAnswer, type: string): Error {
    if (status === 401 || status === 403 || type === 'WRONG_AUTH') {
      return new TrackerRejection(
        'UserSnap does not accept releaseGate.usersnap.jwtId and jwtSecret: they are wrong, or the plan has no REST API',
      );
    }
    if (status === 404 || type === 'SITE_NOT_FOUND') {
      return new UnknownProject();
    }
    return new TrackerRejection(
      `UserSnap refused the question with ${status}${
        type && ` (${this.#http.quote(type)})`
      }`,
    );
  }
}
