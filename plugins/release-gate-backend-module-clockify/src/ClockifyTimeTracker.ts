import {
  type IntegrationHealth,
  type LoggedTime,
  type TimeFinding,
  type TimeToLog,
  type TimeTracker,
  type TrackedRelease,
  type TrackerCall,
  TrackerRejection,
} from 'backstage-plugin-release-gate-node';
import { LRUCache } from 'lru-cache';
import {
  type ClockifyClient,
  ClockifyError,
  hasStatus,
} from './ClockifyClient';
import type { ServiceDirectory } from './ServiceDirectory';
import type { ClockifyConfig } from './readClockifyConfig';
import type {
  ClockifyEntry,
  ClockifyProject,
  ClockifyUser,
  ClockifyWorkspace,
  ReportedEntry,
} from './schemas';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The free plan reports on so many days at once. */
const LONGEST_REPORT_MS = 31 * DAY_MS;
const LONGEST_DESCRIPTION = 3_000;
const FEATURE_FOR_OTHERS = 'ADD_TIME_FOR_OTHERS';

type Cached = ClockifyUser | ClockifyWorkspace | ClockifyProject | string;

/** By which an entry is known to belong to a release. */
export function markerOf(releaseId: string): string {
  return `[release:${releaseId}]`;
}

/** The description with the marker at its end, whatever its length. */
function describe(description: string, marker: string): string {
  const room = LONGEST_DESCRIPTION - marker.length - 1;
  const words = description.replaceAll(marker, '').trim().slice(0, room);
  return words === '' ? marker : `${words} ${marker}`;
}

/** As Clockify writes instants: whole seconds, UTC. */
function instant(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function secondsOf({
  start,
  end,
}: {
  readonly start: string;
  readonly end?: string | null;
}): number {
  const seconds = end ? (Date.parse(end) - Date.parse(start)) / 1000 : 0;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}

function spoken(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  const hours = Math.floor(minutes / 60);
  return hours === 0
    ? `${minutes} min`
    : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** Logs time in Clockify, and finds what is logged there. */
export class ClockifyTimeTracker implements TimeTracker {
  readonly id = 'clockify';
  readonly title = 'Clockify';
  readonly #client: ClockifyClient;
  readonly #directory: ServiceDirectory;
  readonly #config: ClockifyConfig;
  /** Ids and settings: asked for once in a while, not for every entry. */
  readonly #cache = new LRUCache<string, Cached>({ max: 5_000, ttl: HOUR_MS });
  #place: string | undefined;

  constructor(options: {
    readonly client: ClockifyClient;
    readonly directory: ServiceDirectory;
    readonly config: ClockifyConfig;
  }) {
    this.#client = options.client;
    this.#directory = options.directory;
    this.#config = options.config;
  }

  get place(): string | undefined {
    return this.#place;
  }

  get requestsPerHour(): number {
    return this.#config.requestsPerHour;
  }

  async log(time: TimeToLog, call: TrackerCall): Promise<LoggedTime> {
    const marker = markerOf(time.releaseId);
    const workspace = await this.#workspace(call);
    const projectId = await this.#projectFor(time.entityRef, call);
    this.#refuse(workspace, projectId, time);
    const { userId, isKeyOwner } = await this.#userFor(time.person, call);
    if (!isKeyOwner && !mayLogForOthers(workspace)) {
      throw new TrackerRejection(forOthers(workspace));
    }
    // There is no idempotency key: what an earlier try left behind is looked for.
    const earlier = await this.#earlierEntry(userId, time, marker, call);
    if (earlier) {
      return { trackerId: earlier.id };
    }
    const tagId = await this.#tag(workspace, call);
    try {
      const created = await this.#client.createEntry(
        {
          start: instant(time.start),
          end: instant(time.end),
          ...(projectId !== undefined && { projectId }),
          tagIds: tagId === undefined ? [] : [tagId],
          description: describe(time.description, marker),
          billable: time.billable,
        },
        isKeyOwner ? undefined : userId,
        call,
      );
      return { trackerId: created.id };
    } catch (error) {
      // What was cached may be what is wrong.
      this.#cache.clear();
      throw this.#refusalOf(error, workspace, isKeyOwner);
    }
  }

  async find(
    releases: readonly TrackedRelease[],
    call: TrackerCall,
  ): Promise<ReadonlyMap<string, TimeFinding>> {
    const projects = new Map<string, string>();
    for (const { id, entityRef } of releases) {
      const projectId = await this.#projectOf(entityRef);
      if (projectId !== undefined) {
        projects.set(id, projectId);
      }
    }
    const sought = releases.filter(({ id }) => projects.has(id));
    if (sought.length === 0) {
      return new Map();
    }
    const tagId = await this.#knownTag(call);
    const reported = await this.#report(sought, [...projects.values()], call);
    const findings = new Map<string, TimeFinding>();
    for (const release of sought) {
      const own = reported?.filter(entry =>
        belongs(entry, release, projects.get(release.id), tagId),
      );
      const finding =
        own && own.length > 0
          ? foundIn(own)
          : await this.#findOneByOne(release, reported !== undefined, call);
      if (finding) {
        findings.set(release.id, finding);
      }
    }
    return findings;
  }

  async health(call: TrackerCall): Promise<IntegrationHealth> {
    this.#cache.clear();
    try {
      await this.#me(call);
      const { name } = await this.#workspace(call);
      return {
        status: 'ok',
        message: `The key is accepted, and the workspace is '${name}'`,
      };
    } catch (error) {
      throw this.#refusalOf(error, undefined, true);
    }
  }

  async #cached<T extends Cached>(
    key: string,
    read: () => Promise<T>,
  ): Promise<T> {
    const known = this.#cache.get(key);
    if (known !== undefined) {
      return known as T;
    }
    const value = await read();
    this.#cache.set(key, value);
    return value;
  }

  #me(call: TrackerCall): Promise<ClockifyUser> {
    return this.#cached('me', () => this.#client.me(call));
  }

  async #workspace(call: TrackerCall): Promise<ClockifyWorkspace> {
    try {
      const workspace = await this.#cached('workspace', () =>
        this.#client.workspace(call),
      );
      this.#place = workspace.name;
      return workspace;
    } catch (error) {
      if (hasStatus(error, 400, 403, 404)) {
        throw new TrackerRejection(
          'The key sees no workspace of the id releaseGate.clockify.workspaceId',
        );
      }
      throw error;
    }
  }

  async #projectOf(entityRef: string): Promise<string | undefined> {
    return (
      (await this.#directory.projectOf(entityRef)) ??
      this.#config.defaultProjectId
    );
  }

  /** The project to log on, which has to be there and alive. */
  async #projectFor(
    entityRef: string,
    call: TrackerCall,
  ): Promise<string | undefined> {
    const projectId = await this.#projectOf(entityRef);
    if (projectId === undefined) {
      return undefined;
    }
    let project: ClockifyProject;
    try {
      project = await this.#cached(`project ${projectId}`, () =>
        this.#client.project(projectId, call),
      );
    } catch (error) {
      if (hasStatus(error, 400, 403, 404)) {
        throw new TrackerRejection(
          `The workspace has no project ${projectId}: correct the annotation clockify.me/project-id of ${entityRef} or its system, or releaseGate.clockify.defaultProjectId`,
        );
      }
      throw error;
    }
    if (project.archived) {
      this.#cache.delete(`project ${projectId}`);
      throw new TrackerRejection(
        `The project '${project.name}' is archived in Clockify: restore it, or name another one`,
      );
    }
    return projectId;
  }

  /** What the workspace's own rules would refuse, said before it is asked. */
  #refuse(
    { workspaceSettings }: ClockifyWorkspace,
    projectId: string | undefined,
    { entityRef, start }: TimeToLog,
  ): void {
    if (projectId === undefined) {
      throw new TrackerRejection(
        `No Clockify project is known for ${entityRef}: annotate it or its system with clockify.me/project-id, or set releaseGate.clockify.defaultProjectId`,
      );
    }
    if (workspaceSettings?.forceTasks) {
      throw new TrackerRejection(
        'The workspace requires a task with every entry: log the time in Clockify, with the marker of the release in its description',
      );
    }
    const lockedUntil = workspaceSettings?.lockTimeEntries;
    if (lockedUntil && Date.parse(start) < Date.parse(lockedUntil)) {
      throw new TrackerRejection(
        `The workspace has locked its entries before ${instant(lockedUntil)}`,
      );
    }
  }

  async #userFor(
    person: string,
    call: TrackerCall,
  ): Promise<{ readonly userId: string; readonly isKeyOwner: boolean }> {
    const [me, known] = await Promise.all([
      this.#me(call),
      this.#directory.person(person),
    ]);
    if (known.userId !== undefined) {
      return { userId: known.userId, isKeyOwner: known.userId === me.id };
    }
    const email = known.email?.toLowerCase();
    if (email === undefined) {
      throw new TrackerRejection(
        `The catalog has neither an e-mail nor the annotation clockify.me/user-id for ${person}`,
      );
    }
    if (me.email?.toLowerCase() === email) {
      return { userId: me.id, isKeyOwner: true };
    }
    const userId = await this.#cached(`user ${email}`, () =>
      this.#userByEmail(person, email, call),
    );
    return { userId, isKeyOwner: false };
  }

  /** The e-mail filter of Clockify finds addresses that contain the text: only the whole address counts. */
  async #userByEmail(
    person: string,
    email: string,
    call: TrackerCall,
  ): Promise<string> {
    let users: readonly ClockifyUser[];
    try {
      users = await this.#client.users(email, call);
    } catch (error) {
      if (hasStatus(error, 403)) {
        throw new TrackerRejection(
          'The key may not look up the users of the workspace: that needs admin rights; annotate people with clockify.me/user-id instead, or use the key of an admin',
        );
      }
      throw error;
    }
    const exact = users.filter(user => user.email?.toLowerCase() === email);
    if (exact.length > 1) {
      throw new TrackerRejection(
        `Clockify has several users with the e-mail of ${person}: name the right one with the annotation clockify.me/user-id`,
      );
    }
    if (exact.length === 0) {
      throw new TrackerRejection(
        `The workspace has no active user with the e-mail of ${person}`,
      );
    }
    return exact[0].id;
  }

  async #earlierEntry(
    userId: string,
    { start, end }: TimeToLog,
    marker: string,
    call: TrackerCall,
  ): Promise<ClockifyEntry | undefined> {
    const entries = await this.#client.entries(
      userId,
      {
        description: marker,
        start: instant(new Date(Date.parse(start) - HOUR_MS).toISOString()),
        end: instant(new Date(Date.parse(end) + HOUR_MS).toISOString()),
      },
      call,
    );
    const isSame = (one: string, other: string) =>
      Math.floor(Date.parse(one) / 1000) ===
      Math.floor(Date.parse(other) / 1000);
    return entries.find(
      ({ description, timeInterval }) =>
        description?.includes(marker) &&
        isSame(timeInterval.start, start) &&
        timeInterval.end &&
        isSame(timeInterval.end, end),
    );
  }

  /** The id of the tag, where it exists. */
  async #knownTag(call: TrackerCall): Promise<string | undefined> {
    const { tag } = this.#config;
    const known = this.#cache.get('tag');
    if (typeof known === 'string') {
      return known;
    }
    const [found] = await this.#client.tags(tag, false, call);
    if (found) {
      this.#cache.set('tag', found.id);
    }
    return found?.id;
  }

  /** The id of the tag, made where it is missing; the marker is enough where it cannot be. */
  async #tag(
    workspace: ClockifyWorkspace,
    call: TrackerCall,
  ): Promise<string | undefined> {
    const known = await this.#knownTag(call);
    if (known !== undefined) {
      return known;
    }
    const { tag } = this.#config;
    try {
      const created = await this.#client.createTag(tag, call);
      this.#cache.set('tag', created.id);
      return created.id;
    } catch (error) {
      if (!(error instanceof ClockifyError)) {
        throw error;
      }
    }
    // Refused: somebody else was faster, it is archived, or only admins make tags.
    const again = await this.#knownTag(call);
    if (again !== undefined) {
      return again;
    }
    if (workspace.workspaceSettings?.forceTags) {
      throw new TrackerRejection(
        `The workspace requires a tag with every entry, and the key may not make the tag '${tag}': make it in Clockify, or restore it from the archive`,
      );
    }
    return undefined;
  }

  /** Every entry of the projects since the oldest release, or undefined where there are no reports. */
  async #report(
    releases: readonly TrackedRelease[],
    projectIds: readonly string[],
    call: TrackerCall,
  ): Promise<readonly ReportedEntry[] | undefined> {
    const now = Date.now();
    const oldest = Math.min(...releases.map(({ since }) => Date.parse(since)));
    const start = Math.max(oldest - DAY_MS, now - LONGEST_REPORT_MS + DAY_MS);
    try {
      return await this.#client.report(
        {
          start: new Date(start).toISOString(),
          end: new Date(now + HOUR_MS).toISOString(),
          projectIds: [...new Set(projectIds)],
        },
        call,
      );
    } catch (error) {
      // Reports have a host and rights of their own.
      if (error instanceof ClockifyError) {
        return undefined;
      }
      throw error;
    }
  }

  /** What is known by its id: reports come late, and not to every key. */
  async #findOneByOne(
    { entries }: TrackedRelease,
    wasReported: boolean,
    call: TrackerCall,
  ): Promise<TimeFinding | undefined> {
    const found: ClockifyEntry[] = [];
    for (const { trackerId } of entries) {
      try {
        found.push(await this.#client.entry(trackerId, call));
      } catch (error) {
        if (!hasStatus(error, 400, 403, 404)) {
          throw error;
        }
      }
    }
    const finished = found.filter(
      ({ timeInterval }) => secondsOf(timeInterval) > 0,
    );
    if (finished.length > 0) {
      return foundIn(finished.map(entry => ({ ...entry, userId: undefined })));
    }
    // Without a report nothing is known of what others entered.
    return wasReported || entries.length > 0
      ? {
          found: false,
          message: 'Clockify has no finished entry of this release',
        }
      : undefined;
  }

  #refusalOf(
    error: unknown,
    workspace: ClockifyWorkspace | undefined,
    isKeyOwner: boolean,
  ): unknown {
    if (!(error instanceof ClockifyError)) {
      return error;
    }
    if (error.status === 403) {
      return new TrackerRejection(
        isKeyOwner
          ? 'The key may not log time in the workspace'
          : forOthers(workspace),
      );
    }
    return new TrackerRejection(
      `Clockify refused the entry${error.message && `: ${error.message}`}`,
    );
  }
}

/** Where the plan says that it cannot, nobody is asked; where it says nothing, Clockify decides. */
function mayLogForOthers({ features }: ClockifyWorkspace): boolean {
  return (
    !features || features.length === 0 || features.includes(FEATURE_FOR_OTHERS)
  );
}

function forOthers(workspace: ClockifyWorkspace | undefined): string {
  return `The key may not log time for others${
    workspace ? ` in '${workspace.name}'` : ''
  }: that needs the key of an owner or admin, and the Basic plan or above`;
}

/** Whether a finished entry belongs to the release: by its marker, or by the tag in its project and time. */
function belongs(
  { description, projectId, tags, timeInterval }: ReportedEntry,
  release: TrackedRelease,
  releaseProject: string | undefined,
  tagId: string | undefined,
): boolean {
  if (projectId !== releaseProject || secondsOf(timeInterval) === 0) {
    return false;
  }
  const text = description ?? '';
  if (text.includes(markerOf(release.id))) {
    return true;
  }
  const isTagged = (tags ?? []).some(
    tag => tagId !== undefined && (tag.id ?? tag._id) === tagId,
  );
  return (
    isTagged &&
    !/\[release:[^\]]+\]/.test(text) &&
    Date.parse(timeInterval.end ?? '') >= Date.parse(release.since)
  );
}

function foundIn(
  entries: readonly Pick<ReportedEntry, 'userId' | 'timeInterval'>[],
): TimeFinding {
  const seconds = entries.reduce(
    (sum, { timeInterval }) => sum + secondsOf(timeInterval),
    0,
  );
  const count = entries.length === 1 ? '1 entry' : `${entries.length} entries`;
  return { found: true, message: `${spoken(seconds)} logged in ${count}` };
}
