import type {
  TimeFinding,
  TrackedRelease,
} from 'backstage-plugin-release-gate-node';
import { namedIn } from './releaseMarker';
import type { ReportedEntry } from './schemas';

/** How far ahead a person's clock may be, as where time is logged from here. */
const CLOCK_TOLERANCE_MS = 60_000;
const SHORTEST_BY_HAND_S = 60;

type TimeInterval = ReportedEntry['timeInterval'];

/** Of a finished entry; 0 while it runs. */
function secondsOf({ start, end }: TimeInterval): number {
  const seconds = end ? (Date.parse(end) - Date.parse(start)) / 1000 : 0;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}

function isFinished({
  timeInterval,
}: {
  readonly timeInterval: TimeInterval;
}): boolean {
  return secondsOf(timeInterval) > 0;
}

/** An entry, however it was read. */
export interface FoundEntry {
  readonly id?: string;
  readonly description: string;
  readonly projectId: string | undefined;
  readonly timeInterval: TimeInterval;
}

/** What an entry is judged by. */
export interface SearchFacts {
  /** The project of the service. */
  readonly projectId: string | undefined;
  /** By which release an entry was logged from here, where that is known. */
  readonly loggedBy: ReadonlyMap<string, string>;
  readonly nowMs: number;
}

/**
 * Whether an entry proves time of the release: it is finished, in the project
 * of the service, and names this release and no other one. What was logged from
 * here proves it only for the release that logged it; what a person entered in
 * Clockify takes a minute at least, of the time since the release began.
 */
export function proves(
  release: TrackedRelease,
  entry: FoundEntry,
  { projectId, loggedBy, nowMs }: SearchFacts,
): boolean {
  const { timeInterval } = entry;
  const named = namedIn(entry.description);
  if (
    projectId === undefined ||
    entry.projectId !== projectId ||
    named.length !== 1 ||
    named[0] !== release.id.toUpperCase() ||
    !isFinished(entry)
  ) {
    return false;
  }
  const endMs = Date.parse(timeInterval.end ?? '');
  if (endMs > nowMs + CLOCK_TOLERANCE_MS) {
    return false;
  }
  const logger = entry.id === undefined ? undefined : loggedBy.get(entry.id);
  return logger === undefined
    ? secondsOf(timeInterval) >= SHORTEST_BY_HAND_S &&
        endMs >= Date.parse(release.since)
    : logger === release.id;
}

function spoken(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  const hours = Math.floor(minutes / 60);
  return hours === 0
    ? `${minutes} min`
    : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** What finished entries of a release say together. */
export function foundIn(
  entries: readonly { readonly timeInterval: TimeInterval }[],
): TimeFinding {
  const seconds = entries.reduce(
    (sum, { timeInterval }) => sum + secondsOf(timeInterval),
    0,
  );
  const count = entries.length === 1 ? '1 entry' : `${entries.length} entries`;
  return { found: true, message: `${spoken(seconds)} logged in ${count}` };
}
