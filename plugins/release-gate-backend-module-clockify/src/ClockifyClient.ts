import {
  type TrackerCall,
  pathSegment,
} from 'backstage-plugin-release-gate-node';
import { ClockifyHttp, MOST_PAGES, PAGE_SIZE } from './ClockifyHttp';
import type { ClockifyConfig } from './readClockifyConfig';
import {
  type ReportedEntry,
  entrySchema,
  projectSchema,
  reportSchema,
  tagSchema,
  userSchema,
  workspaceSchema,
} from './schemas';

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
 * Clockify's REST API v1, as far as it is needed. Every page is read to its end.
 * Every method throws ClockifyError where Clockify refuses, TrackerRejection
 * where it does not accept the key, and TrackerUnavailable where it could not be
 * asked.
 */
export class ClockifyClient {
  readonly #http: ClockifyHttp;
  readonly #workspace: string;

  constructor(config: ClockifyConfig) {
    this.#http = new ClockifyHttp(config);
    this.#workspace = `/workspaces/${pathSegment(config.workspaceId)}`;
  }

  /** Whom the key acts as. */
  me(call: TrackerCall) {
    return this.#http.read(userSchema, { path: '/user' }, call);
  }

  workspace(call: TrackerCall) {
    return this.#http.read(workspaceSchema, { path: this.#workspace }, call);
  }

  /** Every user whose e-mail contains the text; the caller compares. */
  users(email: string, call: TrackerCall) {
    return this.#http.readAll(
      userSchema,
      {
        path: `${this.#workspace}/users`,
        query: { email, status: 'ACTIVE' },
      },
      call,
    );
  }

  project(projectId: string, call: TrackerCall) {
    const path = `${this.#workspace}/projects/${pathSegment(projectId)}`;
    return this.#http.read(projectSchema, { path }, call);
  }

  tags(name: string, isArchived: boolean, call: TrackerCall) {
    return this.#http.readAll(
      tagSchema,
      {
        path: `${this.#workspace}/tags`,
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
    return this.#http.read(
      tagSchema,
      { method: 'POST', path: `${this.#workspace}/tags`, body: { name } },
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
    const path = `${this.#userPath(userId)}/time-entries`;
    return this.#http.readAll(entrySchema, { path, query }, call);
  }

  entry(entryId: string, call: TrackerCall) {
    const path = `${this.#workspace}/time-entries/${pathSegment(entryId)}`;
    return this.#http.read(entrySchema, { path }, call);
  }

  /** Creates an entry for the person of the key, or for the user that is named. */
  createEntry(entry: NewEntry, forUser: string | undefined, call: TrackerCall) {
    const owner =
      forUser === undefined ? this.#workspace : this.#userPath(forUser);
    return this.#http.read(
      entrySchema,
      {
        method: 'POST',
        path: `${owner}/time-entries`,
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
  ): Promise<readonly ReportedEntry[]> {
    const all: ReportedEntry[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const entries = await this.#http.read(
        reportSchema,
        {
          method: 'POST',
          path: `${this.#workspace}/reports/detailed`,
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
        break;
      }
    }
    return all;
  }

  #userPath(userId: string): string {
    return `${this.#workspace}/user/${pathSegment(userId)}`;
  }
}
