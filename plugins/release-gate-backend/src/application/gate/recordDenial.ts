import {
  type DecisionRecord,
  deniedKey,
} from 'backstage-plugin-release-gate-common';
import type { Parts } from '../Parts';
import { note } from '../notes/note';
import type { Judged } from './Judged';
import { recordOf } from './recordOf';

/** Keeps why the gate denied, once for every set of reasons. The answer does not wait for it. */
export function recordDenial(
  parts: Parts,
  judged: Judged,
  record: DecisionRecord | undefined,
): void {
  const { question, answer } = judged;
  const { release, environment, commit } = question;
  const reasons = [...new Set(answer.reasons.map(({ code }) => code))];
  if (!release || release.deniedFor.includes(deniedKey(environment, reasons))) {
    return;
  }
  const keep = async () =>
    note(parts, {
      type: 'note-denial',
      releaseId: release.id,
      environment,
      commit,
      reasons,
      record: record ?? (await recordOf(parts, question)),
    });
  keep().catch(error =>
    // A denial that gets lost comes again.
    parts.logger.warn('A denial could not be recorded', error),
  );
}
