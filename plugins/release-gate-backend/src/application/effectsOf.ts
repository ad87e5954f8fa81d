import { parseEntityRef } from '@backstage/catalog-model';
import {
  type ReleaseId,
  type EntityRef,
  type EntityEvent,
  type Release,
  type ReleaseEvent,
  type ReleaseNow,
  isRollbackOverdue,
  isolated,
  rollbackDueAt,
  waitingFor,
} from 'backstage-plugin-release-gate-common';
import { releaseStream } from './EventStore';
import { type Effect, OVERDUE_ROLLBACK } from './Outbox';
import { type Message, nameOfRelease, nameOfService } from './messages/Message';
import { messagesFor } from './messages/messagesFor';

/** Where a release is in the portal. */
function linkOf(releaseId: ReleaseId): string {
  return `/release-gate/releases/${releaseId}`;
}

function notification(
  release: Release,
  id: string,
  { part, ...message }: Message,
): Effect {
  return {
    ...message,
    id: part === undefined ? id : `${id}:${part}`,
    kind: 'notification',
    link: linkOf(release.id),
    scope: `release-gate:${release.id}:${message.topic}`,
  };
}

/**
 * What the outside world has to hear of an event of a release. Each effect is
 * named by the event, so that writing it down twice is the same as once.
 */
export function effectsOf(
  release: Release,
  event: ReleaseEvent,
  approvers: readonly string[],
): readonly Effect[] {
  const id = `${releaseStream(release.id)}:${event.sequence}`;
  if (
    event.type === 'time-entry-added' ||
    event.type === 'time-entry-retried'
  ) {
    const { entryId } = event.data;
    return [{ id, kind: 'time-entry', releaseId: release.id, entryId }];
  }
  if (event.type === 'ticket-close-requested') {
    const { tracker, id: ticketId } = event.data;
    return [
      { id, kind: 'ticket-close', releaseId: release.id, tracker, ticketId },
    ];
  }
  return messagesFor(release, event, approvers)
    .filter(({ recipients }) => recipients.length > 0)
    .map(message => notification(release, id, message));
}

/**
 * The reminder that a request waits for its decision. Named by request and
 * step: however many look, it is written down once.
 */
export function reminderOf(
  release: Release,
  due: { readonly requestNumber: number; readonly step: number },
  approvers: readonly string[],
): Effect {
  const { requestNumber, step } = due;
  const { approval } = release;
  const what = approval.status === 'none' ? '' : approval.request.snapshot.what;
  return {
    id: `${releaseStream(
      release.id,
    )}:request:${requestNumber}:reminder:${step}`,
    kind: 'notification',
    recipients: approvers,
    title: `${nameOfRelease(release)} still waits for your decision`,
    description: `What changed: ${isolated(what)}`,
    severity: 'high',
    topic: 'approval-request',
    link: linkOf(release.id),
    scope: `release-gate:${release.id}:approval-request`,
  };
}

/**
 * The notice that a rollback is open for longer than it may be, to those who
 * can end it. Named by the release, which is rolled back once: however many
 * look, it is written down once.
 */
export function overdueRollbackOf(
  release: ReleaseNow,
  approvers: readonly string[],
): Effect | undefined {
  const dueAt = rollbackDueAt(release);
  return dueAt !== undefined && isRollbackOverdue(release)
    ? {
        id: `${releaseStream(release.id)}${OVERDUE_ROLLBACK}`,
        kind: 'notification',
        recipients: [...new Set([release.owner, ...approvers])],
        title: `${nameOfRelease(release)} is not rolled back yet`,
        description: `It had to be done by ${dueAt}. ${waitingFor(release)}.`,
        severity: 'critical',
        topic: 'rollback-overdue',
        link: linkOf(release.id),
        scope: `release-gate:${release.id}:rollback-overdue`,
      }
    : undefined;
}

/**
 * What the outside world has to hear of an event of an entity: a rule that was
 * broken where there is no release whose history could tell.
 */
export function entityEffectsOf(
  entityRef: EntityRef,
  event: EntityEvent,
  approvers: readonly string[],
): readonly Effect[] {
  if (event.type !== 'violation-recorded' || approvers.length === 0) {
    return [];
  }
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return [
    {
      // Not by the stream itself: an id has less room than a long entity reference needs.
      id: `violation:${event.data.violationId}`,
      kind: 'notification',
      recipients: approvers,
      title: `${nameOfService(entityRef)}: a rule was broken`,
      description: isolated(event.data.message),
      severity: 'critical',
      topic: 'violation',
      link: `/catalog/${[namespace, kind, name]
        .map(encodeURIComponent)
        .join('/')}/releases`,
      scope: `release-gate:${event.data.violationId}:violation`,
    },
  ];
}
