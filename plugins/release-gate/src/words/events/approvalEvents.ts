import { type EventTable, coded, quoted } from './EventTable';

/** What the events of this subject are called. */
export const approvalEvents = {
  'approval-requested': (_, { t }) => ({
    text: t('timeline.event.approvalRequested'),
    tone: 'waiting',
  }),
  'decision-made': (data, { t }) =>
    quoted(
      {
        text: coded(t, data.decision),
        tone: data.decision === 'approved' ? 'ok' : 'bad',
      },
      data.statement,
    ),
  'approval-revoked': (data, { t }) =>
    quoted(
      { text: t('timeline.event.approvalRevoked'), tone: 'bad' },
      data.statement,
    ),
  'approval-voided': (data, { t }) => ({
    text: t('timeline.event.requestVoided', {
      cause: coded(t, data.cause),
    }),
    tone: 'bad',
  }),
  expired: (data, { t }) => ({
    text: t('timeline.event.expired', {
      what: coded(t, data.what),
    }),
    tone: 'bad',
  }),
  'approvers-notified': (data, { t }) => ({
    text: t('timeline.event.approversNotified', {
      what: coded(t, data.about),
    }),
    tone: 'ok',
  }),
} satisfies EventTable<
  | 'approval-requested'
  | 'decision-made'
  | 'approval-revoked'
  | 'approval-voided'
  | 'expired'
  | 'approvers-notified'
>;
