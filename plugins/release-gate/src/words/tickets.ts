import type {
  ReleaseJson,
  TicketJson,
} from 'backstage-plugin-release-gate-common';

/** A ticket by its tracker and its id there. */
export function ticketName({ tracker, id }: TicketJson): string {
  return `${tracker} ${id}`;
}

/** What people call a tracker: its title where it is connected, else its id. */
export function trackerTitle(release: ReleaseJson, tracker: string): string {
  return (
    release.ticketTrackers?.find(({ id }) => id === tracker)?.title ?? tracker
  );
}

/** The address of a ticket where a browser can open it. */
export function webUrl({ url }: TicketJson): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
