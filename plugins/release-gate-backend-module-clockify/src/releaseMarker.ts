import { shortened } from 'backstage-plugin-release-gate-common';

const LONGEST_DESCRIPTION = 3_000;
/** Any release's; bounded, so that it is found in time proportional to the text. */
const MARKER = /\[release:([0-9a-z]{1,40})\]/gi;

/** By which an entry is known to belong to a release. */
export function markerOf(releaseId: string): string {
  return `[release:${releaseId}]`;
}

/** The releases that a description names, each once. */
export function namedIn(description: string): readonly string[] {
  const ids = [...description.matchAll(MARKER)].map(([, id]) =>
    id.toUpperCase(),
  );
  return [...new Set(ids)];
}

/** A description with the marker at its end, and no other, shortened to what Clockify takes. */
export function withMarker(description: string, marker: string): string {
  const room = LONGEST_DESCRIPTION - marker.length - 1;
  const words = shortened(description.replace(MARKER, '').trim(), room);
  return words === '' ? marker : `${words} ${marker}`;
}
