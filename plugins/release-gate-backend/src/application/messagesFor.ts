import {
  type Release,
  type ReleaseEvent,
  asOf,
  latestDocument,
  nameOfRef,
  shortCommit,
  waitingFor,
} from 'backstage-plugin-release-gate-common';
import type { Notification } from './Outbox';

/** How much of a release note goes into a notification. */
const EXCERPT_CHARACTERS = 2_000;

/** What somebody is told, and about what. */
export type Message = Pick<
  Notification,
  | 'recipients'
  | 'exclude'
  | 'title'
  | 'description'
  | 'severity'
  | 'topic'
  | 'noteOn'
> & {
  /** Tells two messages about one event apart; the first needs none. */
  readonly part?: string;
};

/** `payments 2.4.0`. */
export function nameOfRelease(release: Release): string {
  return `${nameOfRef(release.entityRef)} ${release.version}`;
}

/** What a person wrote may end its sentence itself. */
function sentence(text: string): string {
  return /[.!?…]”?$/.test(text) ? text : `${text}.`;
}

/** Those who wait for the outcome: who asked, and the owner of the entity. */
function askers({ approval, owner }: Release): readonly string[] {
  return approval.status === 'none'
    ? [owner]
    : [...new Set([approval.request.snapshot.requestedBy, owner])];
}

/** To those who wait for the outcome: what it is, and whose turn it is now. */
function outcome(
  release: Release,
  event: ReleaseEvent,
  title: string,
  description: string,
): Message {
  return {
    recipients: askers(release),
    title: `${nameOfRelease(release)}: ${title}`,
    description: `${sentence(description)} ${sentence(
      waitingFor(asOf(release, { now: event.at })),
    )}`,
    severity: 'high',
    topic: 'decision',
  };
}

/** To the one who decided: what stands in that name now, in case it was somebody else. */
function inYourName(
  release: Release,
  event: ReleaseEvent & {
    readonly type: 'decision-made' | 'approval-revoked';
  },
): Message {
  const what =
    event.type === 'decision-made'
      ? event.data.decision
      : 'took the approval back';
  return {
    recipients: [event.actor.ref],
    title: `${nameOfRelease(release)}: you ${what}`,
    description: `${sentence(
      `This stands in your name for commit ${shortCommit(release.commit)}: “${
        event.data.statement
      }”`,
    )} If it was not you, tell your administrators at once.`,
    severity: 'normal',
    topic: 'own-decision',
    part: 'own',
  };
}

/**
 * What people have to be told of an event of a release. Nobody is told twice:
 * whoever decided hears of it in a message of their own.
 */
export function messagesFor(
  release: Release,
  event: ReleaseEvent,
  approvers: readonly string[],
): readonly Message[] {
  const name = nameOfRelease(release);
  switch (event.type) {
    case 'approval-requested':
      return [
        {
          recipients: approvers,
          title: `${name}: your decision is asked for`,
          description: `${nameOfRef(
            event.data.request.requestedBy,
          )} asks for the approval of commit ${shortCommit(
            release.commit,
          )} for ${release.environment}. What changed: ${
            event.data.request.what
          }`,
          severity: 'high',
          topic: 'approval-request',
        },
      ];
    case 'decision-made':
      return [
        {
          ...outcome(
            release,
            event,
            event.data.decision,
            `${nameOfRef(event.actor.ref)}: “${event.data.statement}”`,
          ),
          exclude: [event.actor.ref],
        },
        inYourName(release, event),
      ];
    case 'approval-revoked':
      return [
        {
          ...outcome(
            release,
            event,
            'the approval was taken back',
            `${nameOfRef(event.actor.ref)}: “${event.data.statement}”`,
          ),
          exclude: [event.actor.ref],
        },
        inYourName(release, event),
      ];
    case 'approval-voided':
      return [
        outcome(
          release,
          event,
          'the request was voided',
          `It no longer holds: ${event.data.cause.replaceAll('-', ' ')}`,
        ),
      ];
    case 'expired':
      return [
        outcome(
          release,
          event,
          `the ${event.data.what} has run out`,
          `It ran out at ${event.data.expiredAt}; ask again`,
        ),
      ];
    case 'probe-recorded':
      return event.data.status === 'failing'
        ? [
            {
              recipients: [...new Set([release.owner, ...approvers])],
              title: `${name}: a probe failed while it is watched`,
              description: `${event.data.probe}: ${event.data.message}. Look at it, and roll back if it is the release.`,
              severity: 'high',
              topic: 'monitoring',
            },
          ]
        : [];
    case 'document-delivered': {
      const note = latestDocument(release, event.data.kind);
      return [
        {
          recipients: event.data.to,
          title: `${name}: release notes`,
          description: note?.markdown.slice(0, EXCERPT_CHARACTERS) ?? '',
          severity: 'normal',
          topic: 'release-notes',
        },
      ];
    }
    case 'rollback-started':
      return [
        {
          recipients: approvers,
          title: `${name} is being rolled back`,
          description: `To ${event.data.restoredVersion}, users ${
            event.data.usersAffected ? 'were' : 'were not'
          } affected. ${nameOfRef(event.actor.ref)}: ${event.data.reason}`,
          severity: 'critical',
          topic: 'rollback',
          noteOn: release.id,
        },
      ];
    case 'violation-recorded':
      return [
        {
          recipients: approvers,
          title: `${name}: a rule was broken`,
          description: event.data.message,
          severity: 'critical',
          topic: 'violation',
        },
      ];
    default:
      return [];
  }
}
