import {
  type DecisionRecord,
  deniedKey,
  isKeptDenial,
  keptEnvironment,
} from 'backstage-plugin-release-gate-common';
import type { Parts } from '../Parts';
import { note } from '../notes/note';
import type { Judged } from './Judged';
import { recordOf } from './recordOf';

/**
 * Keeps why the gate denied, once for every set of reasons and not without end;
 * what is not kept is counted. The answer waits for neither. Of what was asked
 * nothing is kept that anybody could write into a history so.
 */
export function recordDenial(
  parts: Parts,
  judged: Judged,
  record: DecisionRecord | undefined,
): void {
  const { question, answer } = judged;
  const { release, commit, policy, now } = question;
  if (!release) {
    return;
  }
  const environment = keptEnvironment(policy, question.environment);
  const reasons = [...new Set(answer.reasons.map(({ code }) => code))];
  const inHand = `${release.id} ${deniedKey(environment, reasons)}`;
  if (
    parts.denialsInHand.has(inHand) ||
    !isKeptDenial(release, environment, reasons)
  ) {
    parts.denialLog
      .count(release.id, now)
      .catch(error =>
        parts.logger.warn('A denial could not be counted', error),
      );
    return;
  }
  const isQuoted = record !== undefined && record.environment === environment;
  const keep = async () =>
    note(parts, {
      type: 'note-denial',
      releaseId: release.id,
      environment,
      commit,
      reasons,
      record: isQuoted
        ? record
        : await recordOf(parts, { ...question, environment }),
    });
  parts.denialsInHand.add(inHand);
  keep()
    // A denial that gets lost comes again.
    .catch(error => parts.logger.warn('A denial could not be recorded', error))
    .finally(() => parts.denialsInHand.delete(inHand));
}
