import type { ReleaseEventOf } from '../model/events/event';
import type { Release } from '../model/release';
import type { Violation } from '../model/violation';

type ViolationEvent = ReleaseEventOf<
  'violation-recorded' | 'violation-answered'
>;

/** The violations of a release or an entity after one more event about them. */
export function violationsAfter(
  violations: readonly Violation[],
  event: ViolationEvent,
): readonly Violation[] {
  const { at } = event;
  if (event.type === 'violation-recorded') {
    return [...violations, { ...event.data, at }];
  }
  const { violationId, statement } = event.data;
  const answer = { by: event.actor.ref, at, statement };
  return violations.map(violation =>
    violation.violationId === violationId
      ? { ...violation, answer }
      : violation,
  );
}

const evolveViolations = (
  release: Release,
  event: ViolationEvent,
): Release => ({
  ...release,
  violations: violationsAfter(release.violations, event),
});

export const violationEvolvers = {
  'violation-recorded': evolveViolations,
  'violation-answered': evolveViolations,
};
