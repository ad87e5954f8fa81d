import type { Release } from '../model/release';
import type { Evolver } from '../model/tables';
import type { TimeEntry, TimeProof } from '../model/timeEntry';

function withEntry(
  release: Release,
  entryId: string,
  change: (entry: TimeEntry) => TimeEntry,
): Release {
  return {
    ...release,
    timeEntries: release.timeEntries.map(entry =>
      entry.id === entryId ? change(entry) : entry,
    ),
  };
}

const timeEntryAdded: Evolver<'time-entry-added'> = (release, event) => {
  const { entryId, ...data } = event.data;
  return {
    ...release,
    timeEntries: [
      ...release.timeEntries,
      { ...data, id: entryId, state: 'pending', person: event.actor.ref },
    ],
  };
};

const timeEntryRetried: Evolver<'time-entry-retried'> = (release, { data }) =>
  withEntry(release, data.entryId, ({ message, ...entry }) => ({
    ...entry,
    state: 'pending',
  }));

/** An entry that the tracker took is a proof itself. */
function proofOf(
  { timeEntries }: Release,
  entryId: string,
  at: string,
): TimeProof | undefined {
  const entry = timeEntries.find(({ id }) => id === entryId);
  return (
    entry && {
      found: true,
      tracker: entry.tracker,
      message: `Logged for ${entry.person}`,
      at,
    }
  );
}

const timeEntryLogged: Evolver<'time-entry-logged'> = (release, event) => {
  const { entryId, trackerId, url } = event.data;
  const proven = { ...release, timeProof: proofOf(release, entryId, event.at) };
  return withEntry(proven, entryId, ({ message, ...entry }) => ({
    ...entry,
    state: 'logged',
    trackerId,
    ...(url !== undefined && { url }),
  }));
};

const timeEntryFailed: Evolver<'time-entry-failed'> = (release, { data }) =>
  withEntry(release, data.entryId, entry => ({
    ...entry,
    state: 'failed',
    message: data.message,
  }));

const timeProofRecorded: Evolver<'time-proof-recorded'> = (
  release,
  { data, at },
) => ({ ...release, timeProof: { ...data, at } });

export const timeEvolvers = {
  'time-entry-added': timeEntryAdded,
  'time-entry-retried': timeEntryRetried,
  'time-entry-logged': timeEntryLogged,
  'time-entry-failed': timeEntryFailed,
  'time-proof-recorded': timeProofRecorded,
};
