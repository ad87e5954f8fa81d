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
import type { ClockifyClient } from './ClockifyClient';
import { ClockifyError } from './ClockifyHttp';
import { PersonLookup } from './PersonLookup';
import type { ServiceDirectory } from './ServiceDirectory';
import { TimeSearch } from './TimeSearch';
import { WorkspaceLookup } from './WorkspaceLookup';
import type { ClockifyConfig } from './readClockifyConfig';
import { markerOf, withMarker } from './releaseMarker';
import type { ClockifyEntry, ClockifyWorkspace } from './schemas';

const HOUR_MS = 3_600_000;
const FEATURE_FOR_OTHERS = 'ADD_TIME_FOR_OTHERS';

/** Logs time in Clockify, and finds what is logged there. */
export class ClockifyTimeTracker implements TimeTracker {
  readonly id = 'clockify';
  readonly title = 'Clockify';
  readonly requestsPerHour: number;
  readonly #client: ClockifyClient;
  readonly #people: PersonLookup;
  readonly #lookup: WorkspaceLookup;
  readonly #search: TimeSearch;

  constructor(options: {
    readonly client: ClockifyClient;
    readonly directory: ServiceDirectory;
    readonly config: ClockifyConfig;
  }) {
    const { client } = options;
    this.requestsPerHour = options.config.requestsPerHour;
    this.#client = client;
    this.#people = new PersonLookup(options);
    this.#lookup = new WorkspaceLookup(options);
    this.#search = new TimeSearch({ client, lookup: this.#lookup });
  }

  get place(): string | undefined {
    return this.#lookup.name;
  }

  async log(time: TimeToLog, call: TrackerCall): Promise<LoggedTime> {
    const workspace = await this.#lookup.workspace(call);
    const projectId = await this.#lookup.requireProject(time.entityRef, call);
    requireLoggable(workspace, time);
    const { userId, isKeyOwner } = await this.#people.find(time.person, call);
    if (!isKeyOwner && !mayLogForOthers(workspace)) {
      throw new TrackerRejection(cannotLogForOthers(workspace));
    }
    // There is no idempotency key: what an earlier try left behind is looked for.
    const earlier = await this.#earlierEntry(userId, time, call);
    if (earlier) {
      return { trackerId: earlier.id };
    }
    const tagId = await this.#lookup.ensureTag(workspace, call);
    try {
      const created = await this.#client.createEntry(
        {
          start: instant(time.start),
          end: instant(time.end),
          projectId,
          tagIds: tagId === undefined ? [] : [tagId],
          description: withMarker(time.description, markerOf(time.releaseId)),
          billable: time.billable,
        },
        isKeyOwner ? undefined : userId,
        call,
      );
      return { trackerId: created.id };
    } catch (error) {
      // What is remembered may be what is wrong.
      this.#forgetAll();
      throw rejectionOf(
        error,
        isKeyOwner
          ? 'The key may not log time in the workspace'
          : cannotLogForOthers(workspace),
      );
    }
  }

  find(
    releases: readonly TrackedRelease[],
    call: TrackerCall,
  ): Promise<ReadonlyMap<string, TimeFinding>> {
    return this.#search.find(releases, call);
  }

  async health(call: TrackerCall): Promise<IntegrationHealth> {
    this.#forgetAll();
    try {
      await this.#people.me(call);
      const { name } = await this.#lookup.workspace(call);
      return {
        status: 'ok',
        message: `The key is accepted, and the workspace is '${name}'`,
      };
    } catch (error) {
      throw rejectionOf(error, 'The key may not log time in the workspace');
    }
  }

  #forgetAll(): void {
    this.#people.forgetAll();
    this.#lookup.forgetAll();
  }

  async #earlierEntry(
    userId: string,
    { releaseId, start, end }: TimeToLog,
    call: TrackerCall,
  ): Promise<ClockifyEntry | undefined> {
    const marker = markerOf(releaseId);
    const entries = await this.#client.entries(
      userId,
      {
        description: marker,
        start: instant(new Date(Date.parse(start) - HOUR_MS).toISOString()),
        end: instant(new Date(Date.parse(end) + HOUR_MS).toISOString()),
      },
      call,
    );
    return entries.find(
      ({ description, timeInterval }) =>
        description?.includes(marker) &&
        isSameSecond(timeInterval.start, start) &&
        timeInterval.end &&
        isSameSecond(timeInterval.end, end),
    );
  }
}

/** As Clockify writes instants: whole seconds, UTC. */
function instant(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function isSameSecond(one: string, other: string): boolean {
  return (
    Math.floor(Date.parse(one) / 1000) === Math.floor(Date.parse(other) / 1000)
  );
}

/**
 * What the workspace's own rules would refuse is said before it is asked.
 *
 * @throws TrackerRejection
 */
function requireLoggable(
  { workspaceSettings }: ClockifyWorkspace,
  { start }: TimeToLog,
): void {
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

/** Where the plan says that it cannot, nobody is asked; where it says nothing, Clockify decides. */
function mayLogForOthers({ features }: ClockifyWorkspace): boolean {
  return (
    !features || features.length === 0 || features.includes(FEATURE_FOR_OTHERS)
  );
}

function cannotLogForOthers({ name }: ClockifyWorkspace): string {
  return `The key may not log time for others in '${name}': that needs the key of an owner or admin, and the Basic plan or above`;
}

/** What Clockify refused, in a sentence; any other error as it is. */
function rejectionOf(error: unknown, forbidden: string): unknown {
  if (!(error instanceof ClockifyError)) {
    return error;
  }
  return new TrackerRejection(
    error.status === 403
      ? forbidden
      : `Clockify refused the entry${error.message && `: ${error.message}`}`,
  );
}
