import { type EventTable, quoted } from './EventTable';

/** What the events of this subject are called. */
export const timeEvents = {
  'time-entry-added': (data, { t }) =>
    quoted(
      {
        text: t('timeline.event.timeAdded', {
          tracker: data.tracker,
        }),
        tone: 'active',
      },
      data.description,
    ),
  'time-entry-retried': (_, { t }) => ({
    text: t('timeline.event.timeSentAgain'),
    tone: 'active',
  }),
  'time-entry-logged': (_, { t }) => ({
    text: t('timeline.event.timeLogged'),
    tone: 'ok',
  }),
  'time-entry-failed': (data, { t }) =>
    quoted(
      { text: t('timeline.event.timeRefused'), tone: 'bad' },
      data.message,
    ),
  'time-proof-recorded': (data, { t }) =>
    quoted(
      {
        text: t(
          data.found
            ? 'timeline.event.timeFound'
            : 'timeline.event.timeNotFound',
          { tracker: data.tracker },
        ),
        tone: data.found ? 'ok' : 'bad',
      },
      data.message,
    ),
} satisfies EventTable<
  | 'time-entry-added'
  | 'time-entry-retried'
  | 'time-entry-logged'
  | 'time-entry-failed'
  | 'time-proof-recorded'
>;
