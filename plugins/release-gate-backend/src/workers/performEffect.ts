import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Effect } from '../application/ReleaseStore';

/**
 * Does an effect: sends the notification, and where the release keeps it, notes
 * that it was sent. Doing it twice replaces the notification, by its scope.
 */
export async function performEffect(
  effect: Effect,
  options: {
    readonly notifications: Pick<NotificationService, 'send'>;
    readonly noteNotified: (
      releaseId: string,
      to: readonly string[],
    ) => Promise<void>;
  },
): Promise<void> {
  const { recipients, title, description, severity, topic, link, scope } =
    effect;
  await options.notifications.send({
    recipients: { type: 'entity', entityRef: [...recipients] },
    payload: { title, description, severity, topic, link, scope },
  });
  if (effect.noteOn !== undefined) {
    await options.noteNotified(effect.noteOn, recipients);
  }
}
