import type {
  TimeFinding,
  TrackedRelease,
} from 'backstage-plugin-release-gate-node';
import { hasMarker, markerOf } from './releaseMarker';
import type { ReportedEntry } from './schemas';

type TimeInterval = ReportedEntry['timeInterval'];

/** Of a finished entry; 0 while it runs. */
function secondsOf({ start, end }: TimeInterval): number {
  const seconds = end ? (Date.parse(end) - Date.parse(start)) / 1000 : 0;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}

export function isFinished({
  timeInterval,
}: {
  readonly timeInterval: TimeInterval;
}): boolean {
  return secondsOf(timeInterval) > 0;
}

/** Whether a finished entry belongs to the release: by its marker, or by the tag in its project and time. */
export function belongsTo(
  release: TrackedRelease,
  entry: ReportedEntry,
  known: { readonly projectId?: string; readonly tagId?: string },
): boolean {
  if (entry.projectId !== known.projectId || !isFinished(entry)) {
    return false;
  }
  const text = entry.description ?? '';
  if (text.includes(markerOf(release.id))) {
    return true;
  }
  const isTagged = (entry.tags ?? []).some(
    tag => known.tagId !== undefined && (tag.id ?? tag._id) === known.tagId,
  );
  return (
    isTagged &&
    !hasMarker(text) &&
    Date.parse(entry.timeInterval.end ?? '') >= Date.parse(release.since)
  );
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
