const LONGEST_DESCRIPTION = 3_000;

/** By which an entry is known to belong to a release. */
export function markerOf(releaseId: string): string {
  return `[release:${releaseId}]`;
}

/** Whether a description has the marker of some release. */
export function hasMarker(description: string): boolean {
  return /\[release:[^\]]+\]/.test(description);
}

/** A description with the marker at its end, shortened to what Clockify takes. */
export function withMarker(description: string, marker: string): string {
  const room = LONGEST_DESCRIPTION - marker.length - 1;
  const words = description.replaceAll(marker, '').trim().slice(0, room);
  return words === '' ? marker : `${words} ${marker}`;
}
