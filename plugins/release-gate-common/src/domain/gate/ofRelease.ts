import type { Release } from '../model/release';
import { type Condition, type Outcome, notAsked } from './condition';
import type { GateCase } from './gateCase';

/** A condition on the release: not asked where no release answers the question. */
export function ofRelease(
  condition: Omit<Condition, 'judge'> & {
    readonly judge: (release: Release, gateCase: GateCase) => Outcome;
  },
): Condition {
  return {
    ...condition,
    judge: gateCase =>
      gateCase.subject.kind === 'release'
        ? condition.judge(gateCase.subject.release, gateCase)
        : notAsked('no release answers the question'),
  };
}
