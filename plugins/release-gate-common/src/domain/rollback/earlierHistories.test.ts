import type { CommitId } from '../model/names';
import {
  ENTITY,
  commitOf,
  policy,
  environmentNamed,
} from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';
import { emptyEntityRecord } from '../entity/emptyEntityRecord';
import { evolveEntity } from '../evolveEntity';
import { evolve } from '../evolve';
import { askGate, releaseForGate, rollingBackForGate } from '../gate/askGate';
import type { EntityEvent, ReleaseEvent } from '../model/events/event';
import type { Release } from '../model/release';

/*
 * An attack that was under way when the rules were amended, as the first
 * version wrote it: without the numbers of the requests, and with the rollback
 * target of the latest request.
 */

const EVIL = commitOf('e');

/** What the first version wrote of a deployment: it named no request. */
function withoutNumber<E extends EntityEvent | ReleaseEvent>(event: E): E {
  if (event.type !== 'deployment-recorded') {
    return event;
  }
  const { requestNumber: _, ...data } = event.data;
  return { ...event, data };
}

/** What the first version wrote of where a release stands, and where its rollback leads. */
function asWrittenBefore(event: EntityEvent): EntityEvent {
  if (event.type !== 'release-moved') {
    return withoutNumber(event);
  }
  const { request, contributors, openDuties, ...data } = event.data;
  return {
    ...event,
    data: {
      ...data,
      ...(data.rollbackTarget && {
        rollbackTarget: { version: 'evil', commit: EVIL },
      }),
    },
  };
}

/** Production began under the first approval, and the second request, which nobody approved, states the evil commit. */
function attack(): Story {
  return aRelease()
    .isApproved()
    .reports('production', commitOf('a'), 'started')
    .does({ type: 'revoke', statement: 'I was wrong about it.' }, 'director')
    .requests({ version: '2.2.0', commit: commitOf('8') })
    .rollsBack('2.3.0');
}

function replayed(story: Story) {
  const entity = story.entityEvents
    .map(asWrittenBefore)
    .reduce(evolveEntity, emptyEntityRecord(ENTITY));
  const release = story.releaseEvents[story.id]
    .map(withoutNumber)
    .map(event =>
      event.type === 'rollback-started'
        ? {
            ...event,
            data: {
              ...event.data,
              restoredVersion: 'evil',
              restoredCommit: EVIL,
            },
          }
        : event,
    )
    .reduce<Release | undefined>(evolve, undefined);
  return { entity, release };
}

describe('a rollback that began in an earlier version', () => {
  const story = attack();
  const { entity, release } = replayed(story);
  const isAllowed = (commit: CommitId, rollingBack: Release | undefined) => {
    const to = { environment: environmentNamed('production'), commit, policy };
    const isOwn = releaseForGate(entity, to) === release?.id;
    return askGate({
      ...to,
      now: story.now,
      entity,
      ...(isOwn && release && { release }),
      ...(rollingBack && { rollingBack }),
      entityKnown: true,
      historyValid: true,
    }).allowed;
  };

  it('has its release looked into for where it leads', () => {
    expect(rollingBackForGate(entity, environmentNamed('PRODUCTION'))).toBe(
      story.id,
    );
  });

  it('leads to the baseline of the approval under which production began, whatever was written down', () => {
    expect(isAllowed(commitOf('9'), release)).toBe(true);
    expect(isAllowed(EVIL, release)).toBe(false);
    expect(isAllowed(commitOf('8'), release)).toBe(false);
    expect(isAllowed(commitOf('a'), release)).toBe(false);
  });

  it('leads nowhere where the release is not at hand', () => {
    expect(isAllowed(commitOf('9'), undefined)).toBe(false);
    expect(isAllowed(EVIL, undefined)).toBe(false);
  });
});
