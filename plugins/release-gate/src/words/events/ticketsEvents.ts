import type { Words } from '../../translation/useWords';
import {
  type DataOf,
  type EventTable,
  type EventWords,
  quoted,
} from './EventTable';

function ticketOf({ tracker, id }: DataOf<'ticket-linked'>) {
  return { ticket: `${tracker} ${id}` };
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

/** What the events of this subject are called. */
export const ticketsEvents = {
  'ticket-linked': (data, { t }) => ({
    text: t('timeline.event.ticketLinked', ticketOf(data)),
    tone: 'neutral',
  }),
  'ticket-unlinked': (data, { t }) =>
    quoted(
      {
        text: t('timeline.event.ticketUnlinked', ticketOf(data)),
        tone: 'neutral',
      },
      data.reason,
    ),
  'ticket-observed': (data, { t }) => observationWords(t, data),
  'ticket-close-requested': (data, { t }) => ({
    text: t('timeline.event.ticketCloseRequested', ticketOf(data)),
    tone: 'active',
  }),
  'ticket-close-failed': (data, { t }) =>
    quoted(
      {
        text: t('timeline.event.ticketCloseFailed', ticketOf(data)),
        tone: 'bad',
      },
      data.message,
    ),
} satisfies EventTable<
  | 'ticket-linked'
  | 'ticket-unlinked'
  | 'ticket-observed'
  | 'ticket-close-requested'
  | 'ticket-close-failed'
>;
