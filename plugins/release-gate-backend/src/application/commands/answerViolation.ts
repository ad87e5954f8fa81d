import { NotFoundError } from '@backstage/errors';
import {
  type ViolationJson,
  toViolationJson,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { Parts } from '../Parts';
import { invalidInput } from '../invalidInput';
import { placeOf } from './Place';
import { handleCommand } from './handleCommand';

/** The written answer to a violation. */
export interface ViolationAnswerInput {
  readonly violationId: string;
  readonly statement: string;
  /** Of the release that the violation belongs to. */
  readonly expectedRevision?: number;
}

/** Answers a violation of a release, or of an entity. @throws NotFoundError */
export async function answerViolation(
  parts: Parts,
  caller: Caller,
  input: ViolationAnswerInput,
): Promise<ViolationJson> {
  const { violationId, statement, expectedRevision } = input;
  const place = await parts.entityLists.findViolation(violationId);
  if (!place) {
    throw new NotFoundError(`No violation ${violationId}`);
  }
  const { entityRef, releaseId } = place;
  if (!releaseId && expectedRevision !== undefined) {
    throw invalidInput(
      'expectedRevision is of a release, and this violation belongs to none',
    );
  }
  const { world } = await handleCommand(parts, {
    caller,
    place: await placeOf(parts, { caller, entityRef }),
    ...(releaseId && { subject: releaseId }),
    releaseIds: () => (releaseId ? [releaseId] : []),
    makeCommand: () =>
      releaseId
        ? { ...input, type: 'answer-violation', releaseId }
        : { type: 'answer-entity-violation', violationId, statement },
  });
  const violation = (
    releaseId ? world.releases[releaseId] : world.entity
  ).violations.find(candidate => candidate.violationId === violationId);
  if (!violation) {
    throw new NotFoundError(`No violation ${violationId}`);
  }
  return toViolationJson(violation, releaseId);
}
