import {
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

type Data = Readonly<Record<string, unknown>>;

function text(data: Data, key: string): string {
  const value = data[key];
  return typeof value === 'string' ? value : '';
}

function number(data: Data, key: string): string {
  const value = data[key];
  return typeof value === 'number' ? String(value) : '';
}

function spaced(code: string): string {
  return code.replace(/-/g, ' ');
}

function quoted(words: EventWords, quote: string): EventWords {
  return quote ? { ...words, quote } : words;
}

function statusTone(status: string): Tone {
  if (status === 'passing') {
    return 'ok';
  }
  return status === 'failing' ? 'bad' : 'waiting';
}

function ticketOf(data: Data): { readonly ticket: string } {
  return { ticket: `${text(data, 'tracker')} ${text(data, 'id')}` };
}

const CODES = timelineMessages.code;

/** What a code is called; one that this version does not know says itself. */
function coded(t: Words, code: string): string {
  return Object.keys(CODES).includes(code)
    ? t(`timeline.code.${code as keyof typeof CODES}`)
    : spaced(code);
}

/** What a tracker said of a linked ticket; nothing found means that it has no such ticket. */
function observationWords(t: Words, data: Data): EventWords {
  const ticket = ticketOf(data);
  if (!data.finding) {
    return { text: t('timeline.event.ticketNotFound', ticket), tone: 'bad' };
  }
  const finding = data.finding as Data;
  const seen = { ...ticket, state: text(finding, 'state') };
  return finding.closed
    ? { text: t('timeline.event.ticketSeenClosed', seen), tone: 'ok' }
    : { text: t('timeline.event.ticketSeenOpen', seen), tone: 'neutral' };
}

/** Who completed an item, or overrode what answers it. */
function completionWords(t: Words, data: Data, item: string): string {
  const part = text(data, 'part');
  if (part) {
    return t(
      data.override
        ? 'timeline.event.itemPartOverridden'
        : 'timeline.event.itemPartCompleted',
      { item, part: spaced(part) },
    );
  }
  return t(
    data.override
      ? 'timeline.event.itemOverridden'
      : 'timeline.event.itemCompleted',
    { item },
  );
}

/** Which items stand open again, and why where nobody wanted it. */
function reopenedWords(
  t: Words,
  data: Data,
  titleOf: (itemId: string) => string,
): string {
  const ids = Array.isArray(data.itemIds) ? data.itemIds : [];
  const items = ids
    .map(id => t('timeline.listed', { title: titleOf(String(id)) }))
    .join(', ');
  const cause = text(data, 'cause');
  return cause === 'person'
    ? t('timeline.event.itemsReopened', { items })
    : t('timeline.event.itemsReopenedBecause', {
        items,
        cause: coded(t, cause),
      });
}

/** What a program answered for an item, or for one part of it. */
function checkWords(t: Words, data: Data, item: string): string {
  const part = text(data, 'part');
  const said = {
    item,
    provider: text(data, 'provider'),
    status: coded(t, text(data, 'status')),
  };
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
  const data = (event.data ?? {}) as Data;
  switch (event.type) {
    case 'release-started':
      return {
        text: t('timeline.event.started', { version: text(data, 'version') }),
        tone: 'active',
      };
    case 'release-amended':
      return {
        text: t('timeline.event.amended', {
          fields: Object.keys(data)
            .map(field => coded(t, field))
            .join(', '),
        }),
        tone: 'neutral',
      };
    case 'users-affected-changed':
      return {
        text: t(
          data.usersAffected
            ? 'timeline.event.usersAffected'
            : 'timeline.event.noUsersAffected',
        ),
        tone: 'neutral',
      };
    case 'owner-changed':
      return {
        text: t('timeline.event.ownerChanged', { owner: text(data, 'owner') }),
        tone: 'neutral',
      };
    case 'ticket-linked':
      return {
        text: t('timeline.event.ticketLinked', ticketOf(data)),
        tone: 'neutral',
      };
    case 'ticket-unlinked':
      return quoted(
        {
          text: t('timeline.event.ticketUnlinked', ticketOf(data)),
          tone: 'neutral',
        },
        text(data, 'reason'),
      );
    case 'ticket-observed':
      return observationWords(t, data);
    case 'ticket-close-requested':
      return {
        text: t('timeline.event.ticketCloseRequested', ticketOf(data)),
        tone: 'active',
      };
    case 'ticket-close-failed':
      return quoted(
        {
          text: t('timeline.event.ticketCloseFailed', ticketOf(data)),
          tone: 'bad',
        },
        text(data, 'message'),
      );
    case 'item-completed':
      return quoted(
        {
          text: completionWords(t, data, titleOf(text(data, 'itemId'))),
          tone: data.override ? 'waiting' : 'ok',
        },
        text(data, 'note'),
      );
    case 'items-reopened':
      return quoted(
        { text: reopenedWords(t, data, titleOf), tone: 'waiting' },
        text(data, 'note'),
      );
    case 'check-recorded':
      return quoted(
        {
          text: checkWords(t, data, titleOf(text(data, 'itemId'))),
          tone: statusTone(text(data, 'status')),
        },
        text(data, 'message'),
      );
    case 'probe-recorded':
      return quoted(
        {
          text: t('timeline.event.probeSeen', {
            probe: text(data, 'probe'),
            status: coded(t, text(data, 'status')),
          }),
          tone: statusTone(text(data, 'status')),
        },
        text(data, 'message'),
      );
    case 'time-entry-added':
      return quoted(
        {
          text: t('timeline.event.timeAdded', {
            tracker: text(data, 'tracker'),
          }),
          tone: 'active',
        },
        text(data, 'description'),
      );
    case 'time-entry-retried':
      return { text: t('timeline.event.timeSentAgain'), tone: 'active' };
    case 'time-entry-logged':
      return { text: t('timeline.event.timeLogged'), tone: 'ok' };
    case 'time-entry-failed':
      return quoted(
        { text: t('timeline.event.timeRefused'), tone: 'bad' },
        text(data, 'message'),
      );
    case 'time-proof-recorded':
      return quoted(
        {
          text: t(
            data.found
              ? 'timeline.event.timeFound'
              : 'timeline.event.timeNotFound',
            { tracker: text(data, 'tracker') },
          ),
          tone: data.found ? 'ok' : 'bad',
        },
        text(data, 'message'),
      );
    case 'document-attached':
      return {
        text: t('timeline.event.documentAttached', {
          kind: coded(t, text(data, 'kind')),
          title: text(data, 'title'),
          version: number(data, 'version'),
        }),
        tone: 'neutral',
      };
    case 'document-delivered':
      return {
        text: t('timeline.event.documentDelivered', {
          kind: coded(t, text(data, 'kind')),
          version: number(data, 'version'),
        }),
        tone: 'ok',
      };
    case 'approval-requested':
      return { text: t('timeline.event.approvalRequested'), tone: 'waiting' };
    case 'decision-made':
      return quoted(
        {
          text: coded(t, text(data, 'decision')),
          tone: data.decision === 'approved' ? 'ok' : 'bad',
        },
        text(data, 'statement'),
      );
    case 'approval-revoked':
      return quoted(
        { text: t('timeline.event.approvalRevoked'), tone: 'bad' },
        text(data, 'statement'),
      );
    case 'approval-voided':
      return {
        text: t('timeline.event.requestVoided', {
          cause: coded(t, text(data, 'cause')),
        }),
        tone: 'bad',
      };
    case 'expired':
      return {
        text: t('timeline.event.expired', {
          what: coded(t, text(data, 'what')),
        }),
        tone: 'bad',
      };
    case 'deployment-recorded':
      return {
        text: t('timeline.event.deploymentReported', {
          commit: shortCommit(text(data, 'commit')),
          environment: text(data, 'environment'),
          status: coded(t, text(data, 'status')),
        }),
        tone: data.status === 'failed' ? 'bad' : 'active',
      };
    case 'violation-recorded':
      return {
        text: t('timeline.event.violationRecorded', {
          message: text(data, 'message'),
        }),
        tone: 'bad',
      };
    case 'violation-answered':
      return quoted(
        { text: t('timeline.event.violationAnswered'), tone: 'neutral' },
        text(data, 'statement'),
      );
    case 'rollback-started':
      return quoted(
        {
          text: t('timeline.event.rolledBack', {
            version: text(data, 'restoredVersion'),
          }),
          tone: 'bad',
        },
        text(data, 'reason'),
      );
    case 'approvers-notified':
      return {
        text: t('timeline.event.approversNotified', {
          what: coded(t, text(data, 'about')),
        }),
        tone: 'ok',
      };
    case 'release-cancelled':
      return quoted(
        { text: t('timeline.event.cancelled'), tone: 'bad' },
        text(data, 'reason'),
      );
    case 're-entered':
      return {
        text: t('timeline.event.reentered'),
        tone: 'active',
      };
    case 'gate-denied':
      return {
        text: t('timeline.event.gateDenied', {
          environment: text(data, 'environment'),
          commit: shortCommit(text(data, 'commit')),
        }),
        tone: 'bad',
      };
    default:
      return { text: spaced(event.type), tone: 'neutral' };
  }
}
