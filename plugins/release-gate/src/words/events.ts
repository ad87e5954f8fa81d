import {
  type CheckJson,
  type EventJson,
  shortCommit,
} from 'backstage-plugin-release-gate-common';
import type { Tone } from '../theme/tones';
import { timelineMessages } from '../translation/timelineMessages';
import type { Words } from '../translation/useWords';

export interface EventWords {
  readonly text: string;
  /** What somebody wrote with it. */
  readonly quote?: string;
  readonly tone: Tone;
}

/** What an event of the type holds. */
type DataOf<T extends EventJson['type']> = Extract<
  EventJson,
  { readonly type: T }
>['data'];

function spaced(code: string): string {
  return code.replace(/-/g, ' ');
}

function quoted(words: EventWords, quote: string | undefined): EventWords {
  return quote ? { ...words, quote } : words;
}

function statusTone(status: CheckJson['status']): Tone {
  if (status === 'passing') {
    return 'ok';
  }
  return status === 'failing' ? 'bad' : 'waiting';
}

function ticketOf({ tracker, id }: DataOf<'ticket-linked'>) {
  return { ticket: `${tracker} ${id}` };
}

const CODES = timelineMessages.code;

/** What a code is called; one that this version does not know says itself. */
function coded(t: Words, code: string): string {
  return Object.keys(CODES).includes(code)
    ? t(`timeline.code.${code as keyof typeof CODES}`)
    : spaced(code);
}

/** What a tracker said of a linked ticket; nothing found means that it has no such ticket. */
function observationWords(
  t: Words,
  data: DataOf<'ticket-observed'>,
): EventWords {
  const ticket = ticketOf(data);
  const { finding } = data;
  if (!finding) {
    return { text: t('timeline.event.ticketNotFound', ticket), tone: 'bad' };
  }
  const seen = { ...ticket, state: finding.state };
  return finding.closed
    ? { text: t('timeline.event.ticketSeenClosed', seen), tone: 'ok' }
    : { text: t('timeline.event.ticketSeenOpen', seen), tone: 'neutral' };
}

/** Who completed an item, or overrode what answers it. */
function completionWords(
  t: Words,
  { part, override }: DataOf<'item-completed'>,
  item: string,
): string {
  if (part) {
    return t(
      override
        ? 'timeline.event.itemPartOverridden'
        : 'timeline.event.itemPartCompleted',
      { item, part: spaced(part) },
    );
  }
  return t(
    override ? 'timeline.event.itemOverridden' : 'timeline.event.itemCompleted',
    { item },
  );
}

/** Which items stand open again, and why where nobody wanted it. */
function reopenedWords(
  t: Words,
  { itemIds, cause }: DataOf<'items-reopened'>,
  titleOf: (itemId: string) => string,
): string {
  const items = itemIds
    .map(id => t('timeline.listed', { title: titleOf(id) }))
    .join(', ');
  return cause === 'person'
    ? t('timeline.event.itemsReopened', { items })
    : t('timeline.event.itemsReopenedBecause', {
        items,
        cause: coded(t, cause),
      });
}

/** What a program answered for an item, or for one part of it. */
function checkWords(
  t: Words,
  { part, provider, status }: DataOf<'check-recorded'>,
  item: string,
): string {
  const said = { item, provider, status: coded(t, status) };
  return part
    ? t('timeline.event.partCheckSays', { ...said, part: spaced(part) })
    : t('timeline.event.checkSays', said);
}

/** Says an event in a few words. `titleOf` names an item by its id. */
export function eventWords(
  t: Words,
  event: EventJson,
  titleOf: (itemId: string) => string,
): EventWords {
  switch (event.type) {
    case 'release-started':
      return {
        text: t('timeline.event.started', { version: event.data.version }),
        tone: 'active',
      };
    case 'release-amended':
      return {
        text: t('timeline.event.amended', {
          fields: Object.keys(event.data)
            .map(field => coded(t, field))
            .join(', '),
        }),
        tone: 'neutral',
      };
    case 'users-affected-changed':
      return {
        text: t(
          event.data.usersAffected
            ? 'timeline.event.usersAffected'
            : 'timeline.event.noUsersAffected',
        ),
        tone: 'neutral',
      };
    case 'owner-changed':
      return {
        text: t('timeline.event.ownerChanged', { owner: event.data.owner }),
        tone: 'neutral',
      };
    case 'ticket-linked':
      return {
        text: t('timeline.event.ticketLinked', ticketOf(event.data)),
        tone: 'neutral',
      };
    case 'ticket-unlinked':
      return quoted(
        {
          text: t('timeline.event.ticketUnlinked', ticketOf(event.data)),
          tone: 'neutral',
        },
        event.data.reason,
      );
    case 'ticket-observed':
      return observationWords(t, event.data);
    case 'ticket-close-requested':
      return {
        text: t('timeline.event.ticketCloseRequested', ticketOf(event.data)),
        tone: 'active',
      };
    case 'ticket-close-failed':
      return quoted(
        {
          text: t('timeline.event.ticketCloseFailed', ticketOf(event.data)),
          tone: 'bad',
        },
        event.data.message,
      );
    case 'item-completed':
      return quoted(
        {
          text: completionWords(t, event.data, titleOf(event.data.itemId)),
          tone: event.data.override ? 'waiting' : 'ok',
        },
        event.data.note,
      );
    case 'items-reopened':
      return quoted(
        { text: reopenedWords(t, event.data, titleOf), tone: 'waiting' },
        event.data.note,
      );
    case 'check-recorded':
      return quoted(
        {
          text: checkWords(t, event.data, titleOf(event.data.itemId)),
          tone: statusTone(event.data.status),
        },
        event.data.message,
      );
    case 'probe-recorded':
      return quoted(
        {
          text: t('timeline.event.probeSeen', {
            probe: event.data.probe,
            status: coded(t, event.data.status),
          }),
          tone: statusTone(event.data.status),
        },
        event.data.message,
      );
    case 'time-entry-added':
      return quoted(
        {
          text: t('timeline.event.timeAdded', {
            tracker: event.data.tracker,
          }),
          tone: 'active',
        },
        event.data.description,
      );
    case 'time-entry-retried':
      return { text: t('timeline.event.timeSentAgain'), tone: 'active' };
    case 'time-entry-logged':
      return { text: t('timeline.event.timeLogged'), tone: 'ok' };
    case 'time-entry-failed':
      return quoted(
        { text: t('timeline.event.timeRefused'), tone: 'bad' },
        event.data.message,
      );
    case 'time-proof-recorded':
      return quoted(
        {
          text: t(
            event.data.found
              ? 'timeline.event.timeFound'
              : 'timeline.event.timeNotFound',
            { tracker: event.data.tracker },
          ),
          tone: event.data.found ? 'ok' : 'bad',
        },
        event.data.message,
      );
    case 'document-attached':
      return {
        text: t('timeline.event.documentAttached', {
          kind: coded(t, event.data.kind),
          title: event.data.title,
          version: String(event.data.version),
        }),
        tone: 'neutral',
      };
    case 'document-delivered':
      return {
        text: t('timeline.event.documentDelivered', {
          kind: coded(t, event.data.kind),
          version: String(event.data.version),
        }),
        tone: 'ok',
      };
    case 'approval-requested':
      return { text: t('timeline.event.approvalRequested'), tone: 'waiting' };
    case 'decision-made':
      return quoted(
        {
          text: coded(t, event.data.decision),
          tone: event.data.decision === 'approved' ? 'ok' : 'bad',
        },
        event.data.statement,
      );
    case 'approval-revoked':
      return quoted(
        { text: t('timeline.event.approvalRevoked'), tone: 'bad' },
        event.data.statement,
      );
    case 'approval-voided':
      return {
        text: t('timeline.event.requestVoided', {
          cause: coded(t, event.data.cause),
        }),
        tone: 'bad',
      };
    case 'expired':
      return {
        text: t('timeline.event.expired', {
          what: coded(t, event.data.what),
        }),
        tone: 'bad',
      };
    case 'deployment-recorded':
      return {
        text: t('timeline.event.deploymentReported', {
          commit: shortCommit(event.data.commit),
          environment: event.data.environment,
          status: coded(t, event.data.status),
        }),
        tone: event.data.status === 'failed' ? 'bad' : 'active',
      };
    case 'violation-recorded':
      return {
        text: t('timeline.event.violationRecorded', {
          message: event.data.message,
        }),
        tone: 'bad',
      };
    case 'violation-answered':
      return quoted(
        { text: t('timeline.event.violationAnswered'), tone: 'neutral' },
        event.data.statement,
      );
    case 'rollback-started':
      return quoted(
        {
          text: t('timeline.event.rolledBack', {
            version: event.data.restoredVersion,
          }),
          tone: 'bad',
        },
        event.data.reason,
      );
    case 'approvers-notified':
      return {
        text: t('timeline.event.approversNotified', {
          what: coded(t, event.data.about),
        }),
        tone: 'ok',
      };
    case 'release-cancelled':
      return quoted(
        { text: t('timeline.event.cancelled'), tone: 'bad' },
        event.data.reason,
      );
    case 're-entered':
      return {
        text: t('timeline.event.reentered'),
        tone: 'active',
      };
    case 'unproven':
      return { text: t('timeline.event.unproven'), tone: 'bad' };
    case 'gate-denied':
      return {
        text: t('timeline.event.gateDenied', {
          environment: event.data.environment,
          commit: shortCommit(event.data.commit),
        }),
        tone: 'bad',
      };
    default:
      return event satisfies never;
  }
}
