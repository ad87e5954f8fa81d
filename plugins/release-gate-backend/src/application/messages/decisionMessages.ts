import {
  type Release,
  type ReleaseEvent,
  asOf,
  isolated,
  shortCommit,
  waitingFor,
} from 'backstage-plugin-release-gate-common';
import { type Message, nameInSentence, nameOfRelease } from './Message';

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

type Spoken = ReleaseEvent & {
  readonly type: 'decision-made' | 'approval-revoked';
};

/** To the one who decided: what stands in that name now, in case it was somebody else. */
function inYourName(release: Release, event: Spoken): Message {
  const what =
    event.type === 'decision-made'
      ? event.data.decision
      : 'took the approval back';
  return {
    recipients: [event.actor.ref],
    title: `${nameOfRelease(release)}: you ${what}`,
    description: `${sentence(
      `This stands in your name for commit ${shortCommit(
        release.commit,
      )}: “${isolated(event.data.statement)}”`,
    )} If it was not you, tell your administrators at once.`,
    severity: 'normal',
    topic: 'own-decision',
    part: 'own',
  };
}

/**
 * Of what an approver decided or revoked. Nobody is told twice: whoever decided
 * hears of it in a message of their own.
 */
export function decisionMessages(
  release: Release,
  event: Spoken,
): readonly Message[] {
  const title =
    event.type === 'decision-made'
      ? event.data.decision
      : 'the approval was taken back';
  const said = `${nameInSentence(event.actor.ref)}: “${isolated(
    event.data.statement,
  )}”`;
  return [
    {
      ...outcome(release, event, title, said),
      exclude: [event.actor.ref],
    },
    inYourName(release, event),
  ];
}

/** Of a request or an approval that ended without anybody deciding so. */
export function endMessages(
  release: Release,
  event: ReleaseEvent & { readonly type: 'approval-voided' | 'expired' },
): readonly Message[] {
  if (event.type === 'expired') {
    const { what, expiredAt } = event.data;
    return [
      outcome(
        release,
        event,
        `the ${what} has run out`,
        `It ran out at ${expiredAt}; ask again`,
      ),
    ];
  }
  return [
    outcome(
      release,
      event,
      'the request was voided',
      `It no longer holds: ${event.data.cause.replaceAll('-', ' ')}`,
    ),
  ];
}
