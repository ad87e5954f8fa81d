import type {
  TimeFinding,
  TrackedRelease,
  TrackerCall,
} from 'backstage-plugin-release-gate-node';
import type { ClockifyClient } from './ClockifyClient';
import { ClockifyError, hasStatus } from './ClockifyHttp';
import type { WorkspaceLookup } from './WorkspaceLookup';
import type { ClockifyEntry, ReportedEntry } from './schemas';
import {
  type FoundEntry,
  type SearchFacts,
  foundIn,
  proves,
} from './timeFinding';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The free plan reports on so many days at once. */
const LONGEST_REPORT_MS = 31 * DAY_MS;

/** Looks for finished entries of releases: in one report, then by what is known of each. */
export class TimeSearch {
  readonly #client: ClockifyClient;
  readonly #lookup: WorkspaceLookup;

  constructor(options: {
    readonly client: ClockifyClient;
    readonly lookup: WorkspaceLookup;
  }) {
    this.#client = options.client;
    this.#lookup = options.lookup;
  }

  /** A release without a project, or of which nothing can be known, is missing in the answer. */
  async find(
    releases: readonly TrackedRelease[],
    call: TrackerCall,
  ): Promise<ReadonlyMap<string, TimeFinding>> {
    const findings = new Map<string, TimeFinding>();
    const projects = await this.#projectsOf(releases);
    const sought = releases.filter(({ id }) => projects.has(id));
    if (sought.length === 0) {
      return findings;
    }
    const reported = await this.#report(sought, [...projects.values()], call);
    const loggedBy = new Map(
      releases.flatMap(({ id, entries }) =>
        entries.map(({ trackerId }) => [trackerId, id] as const),
      ),
    );
    for (const release of sought) {
      const facts = {
        projectId: projects.get(release.id),
        loggedBy,
        nowMs: Date.now(),
      };
      const own = reported
        ?.map(fromReport)
        .filter(entry => proves(release, entry, facts));
      const finding =
        own && own.length > 0
          ? foundIn(own)
          : await this.#findOneByOne(release, facts, {
              wasReported: reported !== undefined,
              call,
            });
      if (finding) {
        findings.set(release.id, finding);
      }
    }
    return findings;
  }

  /** The ids of projects, by release. */
  async #projectsOf(
    releases: readonly TrackedRelease[],
  ): Promise<ReadonlyMap<string, string>> {
    const projects = new Map<string, string>();
    for (const { id, entityRef } of releases) {
      const projectId = await this.#lookup.projectIdOf(entityRef);
      if (projectId !== undefined) {
        projects.set(id, projectId);
      }
    }
    return projects;
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
    release: TrackedRelease,
    facts: SearchFacts,
    {
      wasReported,
      call,
    }: { readonly wasReported: boolean; readonly call: TrackerCall },
  ): Promise<TimeFinding | undefined> {
    const { entries } = release;
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
    const own = found
      .map(fromEntry)
      .filter(each => proves(release, each, facts));
    if (own.length > 0) {
      return foundIn(own);
    }
    // Without a report nothing is known of what others entered.
    return wasReported || entries.length > 0
      ? {
          found: false,
          message: 'Clockify has no finished entry that names this release',
        }
      : undefined;
  }
}

function fromEntry({
  id,
  description,
  projectId,
  timeInterval,
}: ClockifyEntry): FoundEntry {
  return {
    id,
    description: description ?? '',
    projectId: projectId ?? undefined,
    timeInterval,
  };
}

function fromReport(reported: ReportedEntry): FoundEntry {
  const { id, _id, description, projectId, timeInterval } = reported;
  const known = id ?? _id ?? undefined;
  return {
    ...(known !== undefined && { id: known }),
    description: description ?? '',
    projectId: projectId ?? undefined,
    timeInterval,
  };
}
