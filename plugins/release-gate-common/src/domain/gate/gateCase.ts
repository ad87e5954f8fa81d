import { asOf } from '../approval/asOf';
import { type Environment, findEnvironment } from '../model/policy';
import { isOpen } from '../entity/releases';
import type { ReleaseEntry, RollbackTarget } from '../model/entity';
import { sameEnvironment } from '../model/names';
import type { Release } from '../model/release';
import { goodTargetOfEntry } from '../approval/rollbackTargets';
import type { GateQuestion } from './question';

/**
 * What the question is about. Nothing can be said of releases as long as the
 * entity, the environment or the history is in doubt.
 */
type Subject =
  | { readonly kind: 'in-doubt' }
  | {
      readonly kind: 'no-release';
      /** Open for the commit, but for another environment. */
      readonly elsewhere?: ReleaseEntry;
      /** Open for another commit. */
      readonly otherOpen?: ReleaseEntry;
    }
  | { readonly kind: 'release'; readonly release: Release };

/** A question with what the conditions share, worked out once. */
export interface GateCase {
  readonly question: GateQuestion;
  /** Undefined where the name is not declared. */
  readonly environment?: Environment;
  readonly subject: Subject;
  /** The release that is rolling back in the environment. */
  readonly rollback?: ReleaseEntry;
  /** Where that may lead now. */
  readonly target?: RollbackTarget;
}

function subjectOf(
  question: GateQuestion,
  environment: Environment | undefined,
): Subject {
  const { entity, entityKnown, historyValid } = question;
  if (!entityKnown || !environment || !historyValid) {
    return { kind: 'in-doubt' };
  }
  const release = question.release && asOf(question.release, question);
  // An approval is for one environment; before it, the release counts anywhere.
  const answers =
    environment.tier !== 'production' ||
    (release !== undefined &&
      sameEnvironment(release.environment, environment.name));
  if (release && answers) {
    return { kind: 'release', release };
  }
  const open = entity.releases.filter(isOpen);
  const elsewhere = open.findLast(({ commit }) => commit === question.commit);
  const otherOpen = open.at(-1);
  return {
    kind: 'no-release',
    ...(elsewhere && { elsewhere }),
    ...(otherOpen && { otherOpen }),
  };
}

/** The case that a question makes. */
export function gateCaseOf(question: GateQuestion): GateCase {
  const environment = findEnvironment(question.policy, question.environment);
  const rollback =
    environment &&
    question.entity.releases.find(
      entry =>
        entry.standing === 'rolling-back' &&
        sameEnvironment(entry.environment, environment.name),
    );
  const target =
    rollback &&
    goodTargetOfEntry(rollback, question.entity, question.rollingBack);
  return {
    question,
    subject: subjectOf(question, environment),
    ...(environment && { environment }),
    ...(rollback && { rollback }),
    ...(target && { target }),
  };
}
