import type {
  EntityRef,
  ReleaseId,
  Roles,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { KnownEntity } from '../Directory';
import type { Parts } from '../Parts';
import { type StandingQuestion, readStanding } from '../readStanding';
import { requireEntity, unknownEntity } from '../requireEntity';
import { requireRelease } from '../requireRelease';

/** Where a command acts, and what its caller is there: read from the catalog before anybody's turn is taken. */
export interface Place {
  readonly known: KnownEntity;
  readonly roles: Roles;
  /** What was asked, to ask it again where that is too long ago. */
  readonly question: StandingQuestion;
  /** When it was read, by the clock of the process (`performance.now`). */
  readonly readAt: number;
}

/** For how long what the catalog said of the caller is decided by; after a longer wait it is asked again. */
const HOLDS_FOR_MS = 3_000;

export function isStale({ question, readAt }: Place): boolean {
  return (
    question.caller.actor.type === 'user' &&
    performance.now() - readAt > HOLDS_FOR_MS
  );
}

/** The place as it is now, where it was read too long ago. @throws ServiceUnavailableError */
export async function freshPlace(parts: Parts, place: Place): Promise<Place> {
  if (!isStale(place)) {
    return place;
  }
  const { roles } = await readStanding(parts, place.question);
  return { ...place, roles, readAt: performance.now() };
}

/**
 * The place of a release. For one of an entity that the catalog does not know
 * any more, the owner is the one on record, who may end what was begun.
 *
 * @throws NotFoundError where there is no such release
 */
export async function placeOfRelease(
  parts: Parts,
  caller: Caller,
  releaseId: ReleaseId,
): Promise<Place> {
  const { store } = parts;
  const entityRef =
    (await store.entityOf(releaseId)) ??
    (await requireRelease(store, releaseId)).entityRef;
  return placeOf(parts, {
    caller,
    entityRef,
    recordedOwner: async () => (await requireRelease(store, releaseId)).owner,
  });
}

/** The place of a new release. @throws NotFoundError `unknown-entity` */
export async function placeOfStart(
  parts: Parts,
  caller: Caller,
  entityRef: EntityRef,
): Promise<Place> {
  if (caller.actor.type === 'user') {
    return placeOf(parts, { caller, entityRef });
  }
  const known = await requireEntity(parts.directory, entityRef);
  return { ...(await placeOf(parts, { caller, entityRef })), known };
}

/**
 * The place of something that has happened. What a service says of it is never
 * lost for an entity that the catalog does not know, or cannot say.
 *
 * @throws NotFoundError `unknown-entity`, for a user only
 */
export async function placeOf(
  parts: Pick<Parts, 'directory' | 'settings'>,
  question: StandingQuestion,
): Promise<Place> {
  const { caller, entityRef } = question;
  const { known, roles } = await readStanding(parts, question);
  if (!known && caller.actor.type === 'user') {
    throw unknownEntity(entityRef);
  }
  return {
    known: known ?? { entityRef, owners: [] },
    roles,
    question,
    readAt: performance.now(),
  };
}
