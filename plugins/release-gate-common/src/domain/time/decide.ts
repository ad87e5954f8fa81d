import type { CommandOf } from '../model/commands/command';
import { no, refusal } from '../model/refusals';
import type { Release } from '../model/release';
import { type Decider, accepted } from '../model/tables';
import { itemOfKind } from '../model/workflowItems';
import { hasEnded } from '../progress/phase';
import { mayLogTime, refuseInterval } from './may';

function isLoggedAlready(
  { timeEntries }: Release,
  { start, end }: CommandOf<'log-time'>,
  person: string,
): boolean {
  return timeEntries.some(
    entry =>
      entry.person === person &&
      entry.start === start &&
      entry.end === end &&
      entry.state !== 'failed',
  );
}

/** A person logs time: it is on record before the tracker is asked. */
const logTime: Decider<'log-time'> = (release, command, context) => {
  const may = mayLogTime(release, context);
  if ('refused' in may) {
    return may;
  }
  const refused =
    refuseInterval(command, context.now) ??
    (isLoggedAlready(release, command, context.actor.ref)
      ? refusal(
          'time-logged-already',
          'You have logged exactly this time already',
        )
      : undefined);
  if (refused) {
    return { refused };
  }
  const { entryId, start, end, description, billable } = command;
  const { tracker } = may;
  return accepted({
    type: 'time-entry-added',
    data: { entryId, tracker, start, end, description, billable },
  });
};

/** A failed entry is sent once more, by the person who spent the time. */
const retryTime: Decider<'retry-time'> = (release, { entryId }, context) => {
  const may = mayLogTime(release, context);
  if ('refused' in may) {
    return may;
  }
  const entry = release.timeEntries.find(({ id }) => id === entryId);
  if (!entry) {
    return no('unknown-time-entry', `No time entry ${entryId}`);
  }
  if (entry.person !== context.actor.ref) {
    return no('not-own-time', 'Time is logged by the person who spent it');
  }
  return entry.state === 'failed'
    ? accepted({ type: 'time-entry-retried', data: { entryId } })
    : no('time-not-failed', 'Only an entry that failed is sent again');
};

/** What became of an entry that was sent. What is settled stays as it is. */
const settleTime: Decider<'settle-time'> = (release, { entryId, outcome }) => {
  const entry = release.timeEntries.find(({ id }) => id === entryId);
  if (entry?.state !== 'pending') {
    return accepted();
  }
  if (outcome.state === 'failed') {
    const { message } = outcome;
    return accepted({ type: 'time-entry-failed', data: { entryId, message } });
  }
  const { trackerId, url } = outcome;
  return accepted({
    type: 'time-entry-logged',
    data: { entryId, trackerId, ...(url !== undefined && { url }) },
  });
};

/** What the tracker holds for the release, where that is news, and what follows from it. */
const proveTime: Decider<'prove-time'> = (release, command) => {
  const { tracker, found, message } = command;
  const isNews =
    release.timeProof?.found !== found && (release.timeProof || found);
  // Once the release is complete, what happens in the tracker is its own affair.
  if (!isNews || (!found && hasEnded(release))) {
    return accepted();
  }
  const itemId = itemOfKind(release.workflow, 'time-entry')?.item.id;
  const isTakenBack =
    !found &&
    itemId !== undefined &&
    release.items[itemId]?.completion?.evidence.source === 'tracker';
  return accepted(
    { type: 'time-proof-recorded', data: { tracker, found, message } },
    ...(isTakenBack
      ? [
          {
            type: 'items-reopened' as const,
            data: {
              itemIds: [itemId],
              cause: 'time-entry-missing' as const,
              note: message,
            },
          },
        ]
      : []),
  );
};

export const timeDeciders = {
  'log-time': logTime,
  'retry-time': retryTime,
  'settle-time': settleTime,
  'prove-time': proveTime,
};
