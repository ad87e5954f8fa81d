import {
  type EventJson,
  shortCommit,
} from 'backstage-plugin-release-gate-common';
import type { Tone } from '../theme/tones';

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

/** What a tracker said of a linked ticket; nothing found means that it has no such ticket. */
function observationWords(data: Data): EventWords {
  const name = `${text(data, 'tracker')} ${text(data, 'id')}`;
  if (!data.finding) {
    return { text: `found no ticket ${name}`, tone: 'bad' };
  }
  const finding = data.finding as Data;
  return {
    text: `saw ${name} ${finding.closed ? 'closed' : 'open'}: ${text(
      finding,
      'state',
    )}`,
    tone: finding.closed ? 'ok' : 'neutral',
  };
}

/** Says an event in a few words. `titleOf` names an item by its id. */
export function eventWords(
  event: EventJson,
  titleOf: (itemId: string) => string,
): EventWords {
  const data = (event.data ?? {}) as Data;
  switch (event.type) {
    case 'release-started':
      return {
        text: `started the release ${text(data, 'version')}`,
        tone: 'active',
      };
    case 'release-amended':
      return {
        text: `changed ${Object.keys(data).join(', ')}`,
        tone: 'neutral',
      };
    case 'users-affected-changed':
      return {
        text: data.usersAffected
          ? 'noted that users were affected'
          : 'noted that no users were affected',
        tone: 'neutral',
      };
    case 'owner-changed':
      return {
        text: `noted the new owner ${text(data, 'owner')}`,
        tone: 'neutral',
      };
    case 'ticket-linked':
      return {
        text: `linked ${text(data, 'tracker')} ${text(data, 'id')}`,
        tone: 'neutral',
      };
    case 'ticket-unlinked':
      return quoted(
        {
          text: `unlinked ${text(data, 'tracker')} ${text(data, 'id')}`,
          tone: 'neutral',
        },
        text(data, 'reason'),
      );
    case 'ticket-observed':
      return observationWords(data);
    case 'ticket-close-requested':
      return {
        text: `asked for ${text(data, 'tracker')} ${text(
          data,
          'id',
        )} to be closed`,
        tone: 'active',
      };
    case 'ticket-close-failed':
      return quoted(
        {
          text: `could not close ${text(data, 'tracker')} ${text(data, 'id')}`,
          tone: 'bad',
        },
        text(data, 'message'),
      );
    case 'item-completed': {
      const part = text(data, 'part');
      return quoted(
        {
          text: `${data.override ? 'overrode' : 'completed'} ‘${titleOf(
            text(data, 'itemId'),
          )}’${part && ` (${spaced(part)})`}`,
          tone: data.override ? 'waiting' : 'ok',
        },
        text(data, 'note'),
      );
    }
    case 'items-reopened': {
      const ids = Array.isArray(data.itemIds) ? data.itemIds : [];
      const cause = text(data, 'cause');
      return quoted(
        {
          text: `re-opened ${ids
            .map(id => `‘${titleOf(String(id))}’`)
            .join(', ')}${cause === 'person' ? '' : `: ${spaced(cause)}`}`,
          tone: 'waiting',
        },
        text(data, 'note'),
      );
    }
    case 'check-recorded': {
      const part = text(data, 'part');
      return quoted(
        {
          text: `‘${titleOf(text(data, 'itemId'))}’${
            part && ` (${spaced(part)})`
          }: ${text(data, 'provider')} says ${text(data, 'status')}`,
          tone: statusTone(text(data, 'status')),
        },
        text(data, 'message'),
      );
    }
    case 'probe-recorded':
      return quoted(
        {
          text: `saw ${text(data, 'probe')} ${text(
            data,
            'status',
          )} in the monitoring window`,
          tone: statusTone(text(data, 'status')),
        },
        text(data, 'message'),
      );
    case 'time-entry-added':
      return quoted(
        { text: `logged time in ${text(data, 'tracker')}`, tone: 'active' },
        text(data, 'description'),
      );
    case 'time-entry-retried':
      return { text: 'sent logged time again', tone: 'active' };
    case 'time-entry-logged':
      return { text: 'logged time has arrived', tone: 'ok' };
    case 'time-entry-failed':
      return quoted(
        { text: 'logged time was refused', tone: 'bad' },
        text(data, 'message'),
      );
    case 'time-proof-recorded':
      return quoted(
        {
          text: data.found
            ? `found time in ${text(data, 'tracker')}`
            : `found no time in ${text(data, 'tracker')} any more`,
          tone: data.found ? 'ok' : 'bad',
        },
        text(data, 'message'),
      );
    case 'document-attached':
      return {
        text: `attached ${spaced(text(data, 'kind'))} ‘${text(
          data,
          'title',
        )}’, version ${number(data, 'version')}`,
        tone: 'neutral',
      };
    case 'document-delivered':
      return {
        text: `delivered the ${spaced(text(data, 'kind'))}, version ${number(
          data,
          'version',
        )}`,
        tone: 'ok',
      };
    case 'approval-requested':
      return { text: 'asked for the approval', tone: 'waiting' };
    case 'decision-made':
      return quoted(
        {
          text: text(data, 'decision'),
          tone: data.decision === 'approved' ? 'ok' : 'bad',
        },
        text(data, 'statement'),
      );
    case 'approval-revoked':
      return quoted(
        { text: 'took the approval back', tone: 'bad' },
        text(data, 'statement'),
      );
    case 'approval-voided':
      return {
        text: `voided the request: ${spaced(text(data, 'cause'))}`,
        tone: 'bad',
      };
    case 'expired':
      return { text: `let the ${text(data, 'what')} run out`, tone: 'bad' };
    case 'deployment-recorded':
      return {
        text: `reported ${shortCommit(text(data, 'commit'))} on ${text(
          data,
          'environment',
        )}: ${text(data, 'status')}`,
        tone: data.status === 'failed' ? 'bad' : 'active',
      };
    case 'violation-recorded':
      return {
        text: `recorded a violation: ${text(data, 'message')}`,
        tone: 'bad',
      };
    case 'violation-answered':
      return quoted(
        { text: 'answered a violation', tone: 'neutral' },
        text(data, 'statement'),
      );
    case 'rollback-started':
      return quoted(
        {
          text: `rolled back to ${text(data, 'restoredVersion')}`,
          tone: 'bad',
        },
        text(data, 'reason'),
      );
    case 'approvers-notified':
      return {
        text: `notified the approvers of the ${text(data, 'about')}`,
        tone: 'ok',
      };
    case 'release-cancelled':
      return quoted(
        { text: 'cancelled the release', tone: 'bad' },
        text(data, 'reason'),
      );
    case 're-entered':
      return {
        text: 're-entered the workflow with a new attempt',
        tone: 'active',
      };
    case 'gate-denied':
      return {
        text: `was denied ${text(data, 'environment')} for ${shortCommit(
          text(data, 'commit'),
        )}`,
        tone: 'bad',
      };
    default:
      return { text: spaced(event.type), tone: 'neutral' };
  }
}
