import type { Context } from './context';
import type { ReleaseCommand } from './commands';
import type { ReleaseEventBody } from './events';
import { refuseNonOwner } from './authority';
import { hasEnded } from './phase';
import { isStageReached } from './progress';
import { type Refusal, refusal } from './refusals';
import type { Release } from './release';
import type { WorkflowItem, WorkflowStage } from './workflow';

/**
 * What became of a time entry: it waits to be sent, the tracker has it, or the
 * tracker refused it.
 *
 * @public
 */
export type TimeEntryState = 'pending' | 'logged' | 'failed';

/**
 * Time that a person spent on the release. Whole seconds, UTC.
 *
 * @public
 */
export interface TimeEntry {
  readonly id: string;
  readonly state: TimeEntryState;
  readonly tracker: string;
  readonly person: string;
  readonly start: string;
  readonly end: string;
  readonly description: string;
  readonly billable: boolean;
  /** What the tracker calls it, once it has it. */
  readonly trackerId?: string;
  readonly url?: string;
  /** Why it failed. */
  readonly message?: string;
}

/**
 * What is known of the time that the tracker holds for the release, whoever
 * entered it there.
 *
 * @public
 */
export interface TimeProof {
  readonly found: boolean;
  readonly tracker: string;
  readonly message: string;
  readonly at: string;
}

/** How far ahead of the server a person's clock may be. */
const CLOCK_TOLERANCE_MS = 60_000;
/** Longer than anybody works on end: a typing error. */
const LONGEST_ENTRY_MS = 24 * 3_600_000;

type CommandOf<T extends ReleaseCommand['type']> = Extract<
  ReleaseCommand,
  { type: T }
>;

/** The item that stands on logged time, with its stage. */
export function timeItem(
  release: Release,
): { readonly stage: WorkflowStage; readonly item: WorkflowItem } | undefined {
  for (const stage of release.workflow.stages) {
    const item = stage.items.find(({ kind }) => kind === 'time-entry');
    if (item) {
      return { stage, item };
    }
  }
  return undefined;
}

/** Why this actor may not log time on the release; undefined if they may. */
export function refuseLoggingTime(
  release: Release,
  context: Context,
): Refusal | undefined {
  const refused = refuseNonOwner(context);
  if (refused) {
    return refused;
  }
  if (context.timeTracker === undefined) {
    return refusal(
      'no-time-tracker',
      'No time tracker is connected: complete the item with a note instead',
    );
  }
  return release.cancelled
    ? refusal('release-ended', 'The release was cancelled')
    : undefined;
}

function refuseInterval(
  { start, end }: Pick<TimeEntry, 'start' | 'end'>,
  now: string,
): Refusal | undefined {
  const length = Date.parse(end) - Date.parse(start);
  if (length <= 0) {
    return refusal('invalid-interval', 'end must be later than start');
  }
  if (length > LONGEST_ENTRY_MS) {
    return refusal('invalid-interval', 'end must be within a day of start');
  }
  return Date.parse(end) > Date.parse(now) + CLOCK_TOLERANCE_MS
    ? refusal('invalid-interval', 'end must not lie in the future')
    : undefined;
}

/** A person logs time: it is on record before the tracker is asked. */
export function logTime(
  release: Release,
  command: CommandOf<'log-time'>,
  context: Context,
): { readonly refused: Refusal } | readonly ReleaseEventBody[] {
  const refused =
    refuseLoggingTime(release, context) ?? refuseInterval(command, context.now);
  if (refused) {
    return { refused };
  }
  const { entryId, start, end, description, billable } = command;
  const isSame = release.timeEntries.some(
    entry =>
      entry.person === context.actor.ref &&
      entry.start === start &&
      entry.end === end &&
      entry.state !== 'failed',
  );
  if (isSame) {
    return {
      refused: refusal(
        'time-logged-already',
        'You have logged exactly this time already',
      ),
    };
  }
  return [
    {
      type: 'time-entry-added',
      data: {
        entryId,
        tracker: context.timeTracker ?? '',
        start,
        end,
        description,
        billable,
      },
    },
  ];
}

/** A failed entry is sent once more, by whoever may log time. */
export function retryTime(
  release: Release,
  { entryId }: CommandOf<'retry-time'>,
  context: Context,
): { readonly refused: Refusal } | readonly ReleaseEventBody[] {
  const entry = release.timeEntries.find(({ id }) => id === entryId);
  const refused =
    refuseLoggingTime(release, context) ??
    (entry
      ? undefined
      : refusal('unknown-time-entry', `No time entry ${entryId}`)) ??
    (entry?.person === context.actor.ref
      ? undefined
      : refusal('not-own-time', 'Time is logged by the person who spent it')) ??
    (entry?.state === 'failed'
      ? undefined
      : refusal('time-not-failed', 'Only an entry that failed is sent again'));
  return refused
    ? { refused }
    : [{ type: 'time-entry-retried', data: { entryId } }];
}

/** What became of an entry that was sent. What is settled stays as it is. */
export function settleTime(
  release: Release,
  command: CommandOf<'settle-time'>,
): readonly ReleaseEventBody[] {
  const { entryId, outcome } = command;
  const entry = release.timeEntries.find(({ id }) => id === entryId);
  if (entry?.state !== 'pending') {
    return [];
  }
  switch (outcome.state) {
    case 'logged':
      return [
        {
          type: 'time-entry-logged',
          data: {
            entryId,
            trackerId: outcome.trackerId,
            ...(outcome.url !== undefined && { url: outcome.url }),
          },
        },
      ];
    case 'failed':
      return [
        {
          type: 'time-entry-failed',
          data: { entryId, message: outcome.message },
        },
      ];
    default:
      return outcome satisfies never;
  }
}

/** What the tracker holds for the release, where that is news, and what follows from it. */
export function proveTime(
  release: Release,
  { tracker, found, message }: CommandOf<'prove-time'>,
): readonly ReleaseEventBody[] {
  if (release.timeProof?.found === found || (!release.timeProof && !found)) {
    return [];
  }
  const item = timeItem(release)?.item;
  const completion = item && release.items[item.id]?.completion;
  const isTakenBack =
    !found &&
    item !== undefined &&
    completion?.evidence.source === 'tracker' &&
    !hasEnded(release);
  // Once the release is complete, what happens in the tracker is its own affair.
  if (!found && hasEnded(release)) {
    return [];
  }
  return [
    { type: 'time-proof-recorded', data: { tracker, found, message } },
    ...(isTakenBack
      ? [
          {
            type: 'items-reopened' as const,
            data: {
              itemIds: [item.id],
              cause: 'time-entry-missing' as const,
              note: message,
            },
          },
        ]
      : []),
  ];
}

/** Logged time counts once the stage of its item is reached, while the tracker has it. */
export function countTime(release: Release): readonly ReleaseEventBody[] {
  const found = timeItem(release);
  const { timeProof } = release;
  if (
    !found ||
    !timeProof?.found ||
    release.cancelled ||
    release.items[found.item.id]?.completion ||
    !isStageReached(release, found.stage.id)
  ) {
    return [];
  }
  return [
    {
      type: 'item-completed',
      data: {
        itemId: found.item.id,
        note: timeProof.message,
        source: 'tracker',
        by: timeProof.tracker,
        since: timeProof.at,
      },
    },
  ];
}
