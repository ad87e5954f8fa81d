import { parseEntityRef } from '@backstage/catalog-model';
import {
  type EntityEvent,
  type Release,
  type ReleaseEvent,
  latestDocument,
  shortCommit,
} from 'backstage-plugin-release-gate-common';
import {
  type Effect,
  type Notification,
  entityStream,
  releaseStream,
} from './ReleaseStore';

/** How much of a release note goes into a notification. */
const EXCERPT_CHARACTERS = 2_000;

type Message = Pick<
  Notification,
  'recipients' | 'title' | 'description' | 'severity' | 'topic' | 'noteOn'
>;

function name(release: Release): string {
  const service = release.entityRef.slice(release.entityRef.indexOf('/') + 1);
  return `${service} ${release.version}`;
}

function onEnd(
  release: Release,
  topic: string,
  title: string,
  description: string,
): Message {
  const requester =
    release.approval.status === 'none'
      ? []
      : [release.approval.request.snapshot.requestedBy];
  return {
    recipients: [...new Set([...requester, release.owner])],
    title,
    description,
    severity: 'high',
    topic,
  };
}

function messageFor(
  release: Release,
  event: ReleaseEvent,
  approvers: readonly string[],
): Message | undefined {
  switch (event.type) {
    case 'approval-requested':
      return {
        recipients: approvers,
        title: `${name(release)}: your decision is asked for`,
        description: `${
          event.data.request.requestedBy
        } asks for the approval of commit ${shortCommit(release.commit)} for ${
          release.environment
        }. What changed: ${event.data.request.what}`,
        severity: 'high',
        topic: 'approval-request',
      };
    case 'decision-made':
      return onEnd(
        release,
        'decision',
        `${name(release)}: ${event.data.decision}`,
        `${event.actor.ref}: ${event.data.statement}`,
      );
    case 'approval-revoked':
      return onEnd(
        release,
        'decision',
        `${name(release)}: the approval was taken back`,
        `${event.actor.ref}: ${event.data.statement}`,
      );
    case 'approval-voided':
      return onEnd(
        release,
        'decision',
        `${name(release)}: the request was voided`,
        `It no longer holds: ${event.data.cause.replaceAll('-', ' ')}`,
      );
    case 'expired':
      return onEnd(
        release,
        'decision',
        `${name(release)}: the ${event.data.what} has run out`,
        `It ran out at ${event.data.expiredAt}; ask again`,
      );
    case 'probe-recorded':
      return event.data.status === 'failing'
        ? {
            recipients: [...new Set([release.owner, ...approvers])],
            title: `${name(release)}: a probe failed while it is watched`,
            description: `${event.data.probe}: ${event.data.message}. Look at it, and roll back if it is the release.`,
            severity: 'high',
            topic: 'monitoring',
          }
        : undefined;
    case 'document-delivered': {
      const note = latestDocument(release, event.data.kind);
      return {
        recipients: event.data.to,
        title: `${name(release)}: release notes`,
        description: note?.markdown.slice(0, EXCERPT_CHARACTERS) ?? '',
        severity: 'normal',
        topic: 'release-notes',
      };
    }
    case 'rollback-started':
      return {
        recipients: approvers,
        title: `${name(release)} is being rolled back`,
        description: `To ${event.data.restoredVersion}, users ${
          event.data.usersAffected ? 'were' : 'were not'
        } affected. ${event.actor.ref}: ${event.data.reason}`,
        severity: 'critical',
        topic: 'rollback',
        noteOn: release.id,
      };
    case 'violation-recorded':
      return {
        recipients: approvers,
        title: `${name(release)}: a rule was broken`,
        description: event.data.message,
        severity: 'critical',
        topic: 'violation',
      };
    default:
      return undefined;
  }
}

/**
 * What the outside world has to hear of an event of a release, or undefined.
 * One event gives at most one effect, named by the event.
 */
export function effectOf(
  release: Release,
  event: ReleaseEvent,
  approvers: readonly string[],
): Effect | undefined {
  const id = `${releaseStream(release.id)}:${event.sequence}`;
  if (
    event.type === 'time-entry-added' ||
    event.type === 'time-entry-retried'
  ) {
    const { entryId } = event.data;
    return { id, kind: 'time-entry', releaseId: release.id, entryId };
  }
  if (event.type === 'ticket-close-requested') {
    const { tracker, id: ticketId } = event.data;
    return {
      id,
      kind: 'ticket-close',
      releaseId: release.id,
      tracker,
      ticketId,
    };
  }
  const message = messageFor(release, event, approvers);
  return message && message.recipients.length > 0
    ? {
        ...message,
        id,
        kind: 'notification',
        link: `/release-gate/releases/${release.id}`,
        scope: `release-gate:${release.id}:${message.topic}`,
      }
    : undefined;
}

/**
 * What the outside world has to hear of an event of an entity: a rule that was
 * broken where there is no release whose history could tell.
 */
export function entityEffectOf(
  entityRef: string,
  event: EntityEvent,
  approvers: readonly string[],
): Effect | undefined {
  if (event.type !== 'violation-recorded' || approvers.length === 0) {
    return undefined;
  }
  const { kind, namespace, name: service } = parseEntityRef(entityRef);
  return {
    id: `${entityStream(entityRef)}:${event.sequence}`,
    kind: 'notification',
    recipients: approvers,
    title: `${service}: a rule was broken`,
    description: event.data.message,
    severity: 'critical',
    topic: 'violation',
    link: `/catalog/${namespace}/${kind}/${service}/releases`,
    scope: `release-gate:${event.data.violationId}:violation`,
  };
}
