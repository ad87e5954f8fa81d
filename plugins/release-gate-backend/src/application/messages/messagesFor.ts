import {
  type Release,
  type ReleaseEvent,
  isolated,
  latestDocument,
  shortCommit,
  shortened,
} from 'backstage-plugin-release-gate-common';
import { type Message, nameInSentence, nameOfRelease } from './Message';
import { decisionMessages, endMessages } from './decisionMessages';

/** How much of a release note goes into a notification. */
const EXCERPT_CHARACTERS = 2_000;

/** To the approvers: what they have to know at once. */
function alarm(
  release: Release,
  event: ReleaseEvent & {
    readonly type: 'rollback-started' | 'violation-recorded';
  },
  approvers: readonly string[],
): Message {
  const name = nameOfRelease(release);
  if (event.type === 'violation-recorded') {
    return {
      recipients: approvers,
      title: `${name}: a rule was broken`,
      description: isolated(event.data.message),
      severity: 'critical',
      topic: 'violation',
    };
  }
  const { restoredVersion, usersAffected, reason } = event.data;
  return {
    recipients: approvers,
    title: `${name} is being rolled back`,
    description: `To ${isolated(restoredVersion)}, users ${
      usersAffected ? 'were' : 'were not'
    } affected. ${nameInSentence(event.actor.ref)}: ${isolated(reason)}`,
    severity: 'critical',
    topic: 'rollback',
    noteOn: release.id,
  };
}

/** To all who could act: that a probe fails while the release is watched. */
function probeMessages(
  release: Release,
  { data }: ReleaseEvent & { readonly type: 'probe-recorded' },
  approvers: readonly string[],
): readonly Message[] {
  return data.status === 'failing'
    ? [
        {
          recipients: [...new Set([release.owner, ...approvers])],
          title: `${nameOfRelease(
            release,
          )}: a probe failed while it is watched`,
          description: `${isolated(data.probe)}: ${isolated(
            data.message,
          )}. Look at it, and roll back if it is the release.`,
          severity: 'high',
          topic: 'monitoring',
        },
      ]
    : [];
}

/** What people have to be told of an event of a release. */
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
          description: `${nameInSentence(
            event.data.request.requestedBy,
          )} asks for the approval of commit ${shortCommit(
            release.commit,
          )} for ${isolated(release.environment)}. What changed: ${isolated(
            event.data.request.what,
          )}`,
          severity: 'high',
          topic: 'approval-request',
        },
      ];
    case 'decision-made':
    case 'approval-revoked':
      return decisionMessages(release, event);
    case 'approval-voided':
    case 'expired':
      return endMessages(release, event);
    case 'probe-recorded':
      return probeMessages(release, event, approvers);
    case 'document-delivered': {
      const note = latestDocument(release, event.data.kind);
      return [
        {
          recipients: event.data.to,
          title: `${name}: release notes`,
          description: shortened(note?.markdown ?? '', EXCERPT_CHARACTERS),
          severity: 'normal',
          topic: 'release-notes',
        },
      ];
    }
    case 'rollback-started':
    case 'violation-recorded':
      return [alarm(release, event, approvers)];
    default:
      return [];
  }
}
