import type { NotificationService } from '@backstage/plugin-notifications-node';
import type {
  ReleaseId,
  TicketRef,
} from 'backstage-plugin-release-gate-common';
import type { Effect, Notification } from '../application/Outbox';

/** What effects are done with. */
export interface EffectTools {
  readonly notifications: Pick<NotificationService, 'send'>;
  readonly noteNotified: (
    releaseId: ReleaseId,
    to: readonly string[],
  ) => Promise<void>;
  readonly closeTicket: (
    releaseId: ReleaseId,
    ticket: TicketRef,
  ) => Promise<void>;
  readonly sendTime: (releaseId: ReleaseId, entryId: string) => Promise<void>;
}

/**
 * Sends the notification, and where the release keeps it, notes that it was
 * sent. Doing it twice replaces the notification, by its scope.
 */
async function notify(
  notification: Notification,
  { notifications, noteNotified }: EffectTools,
): Promise<void> {
  const {
    recipients,
    exclude,
    title,
    description,
    severity,
    topic,
    link,
    scope,
  } = notification;
  await notifications.send({
    recipients: {
      type: 'entity',
      entityRef: [...recipients],
      ...(exclude && { excludeEntityRef: [...exclude] }),
    },
    payload: { title, description, severity, topic, link, scope },
  });
  if (notification.noteOn !== undefined) {
    await noteNotified(notification.noteOn, recipients);
  }
}

/** Does an effect. Doing it twice is as good as once. */
export async function performEffect(
  effect: Effect,
  tools: EffectTools,
): Promise<void> {
  switch (effect.kind) {
    case 'notification':
      return notify(effect, tools);
    case 'time-entry':
      return tools.sendTime(effect.releaseId, effect.entryId);
    case 'ticket-close':
      return tools.closeTicket(effect.releaseId, {
        tracker: effect.tracker,
        id: effect.ticketId,
      });
    default:
      return effect satisfies never;
  }
}
