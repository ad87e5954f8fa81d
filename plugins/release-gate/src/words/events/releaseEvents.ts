import { type EventTable, coded, quoted } from './EventTable';

/** What the events of this subject are called. */
export const releaseEvents = {
  'release-started': (data, { t }) => ({
    text: t('timeline.event.started', { version: data.version }),
    tone: 'active',
  }),
  'release-amended': (data, { t }) => ({
    text: t('timeline.event.amended', {
      fields: Object.keys(data)
        .map(field => coded(t, field))
        .join(', '),
    }),
    tone: 'neutral',
  }),
  'users-affected-changed': (data, { t }) => ({
    text: t(
      data.usersAffected
        ? 'timeline.event.usersAffected'
        : 'timeline.event.noUsersAffected',
    ),
    tone: 'neutral',
  }),
  'owner-changed': (data, { t }) => ({
    text: t('timeline.event.ownerChanged', { owner: data.owner }),
    tone: 'neutral',
  }),
  'release-cancelled': (data, { t }) =>
    quoted({ text: t('timeline.event.cancelled'), tone: 'bad' }, data.reason),
  're-entered': (_, { t }) => ({
    text: t('timeline.event.reentered'),
    tone: 'active',
  }),
  'document-attached': (data, { t }) => ({
    text: t('timeline.event.documentAttached', {
      kind: coded(t, data.kind),
      title: data.title,
      version: String(data.version),
    }),
    tone: 'neutral',
  }),
  'document-delivered': (data, { t }) => ({
    text: t('timeline.event.documentDelivered', {
      kind: coded(t, data.kind),
      version: String(data.version),
    }),
    tone: 'ok',
  }),
} satisfies EventTable<
  | 'release-started'
  | 'release-amended'
  | 'users-affected-changed'
  | 'owner-changed'
  | 'release-cancelled'
  | 're-entered'
  | 'document-attached'
  | 'document-delivered'
>;
