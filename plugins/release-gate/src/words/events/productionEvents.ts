import { shortCommit } from 'backstage-plugin-release-gate-common';
import { type EventTable, coded, quoted } from './EventTable';

/** What the events of this subject are called. */
export const productionEvents = {
  'deployment-recorded': (data, { t }) => ({
    text: t('timeline.event.deploymentReported', {
      commit: shortCommit(data.commit),
      environment: data.environment,
      status: coded(t, data.status),
    }),
    tone: data.status === 'failed' ? 'bad' : 'active',
  }),
  'violation-recorded': (data, { t }) => ({
    text: t('timeline.event.violationRecorded', {
      message: data.message,
    }),
    tone: 'bad',
  }),
  'violation-answered': (data, { t }) =>
    quoted(
      { text: t('timeline.event.violationAnswered'), tone: 'neutral' },
      data.statement,
    ),
  'rollback-started': (data, { t }) =>
    quoted(
      {
        text: t('timeline.event.rolledBack', {
          version: data.restoredVersion,
        }),
        tone: 'bad',
      },
      data.reason,
    ),
  'gate-denied': (data, { t }) => ({
    text: t('timeline.event.gateDenied', {
      environment: data.environment,
      commit: shortCommit(data.commit),
    }),
    tone: 'bad',
  }),
  unproven: (_, { t }) => ({ text: t('timeline.event.unproven'), tone: 'bad' }),
} satisfies EventTable<
  | 'deployment-recorded'
  | 'violation-recorded'
  | 'violation-answered'
  | 'rollback-started'
  | 'gate-denied'
  | 'unproven'
>;
