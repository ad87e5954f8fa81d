import {
  type GateReason,
  type Release,
  deniedKey,
} from 'backstage-plugin-release-gate-common';
import type { Parts } from '../Parts';
import { note } from '../notes/note';

/** Keeps why the gate denied, once for every set of reasons. The answer does not wait for it. */
export function recordDenial(
  parts: Parts,
  release: Release,
  denial: {
    readonly environment: string;
    readonly commit: string;
    readonly reasons: readonly GateReason[];
  },
): void {
  const { environment, commit } = denial;
  const reasons = [...new Set(denial.reasons.map(({ code }) => code))];
  if (release.deniedFor.includes(deniedKey(environment, reasons))) {
    return;
  }
  note(parts, {
    type: 'note-denial',
    releaseId: release.id,
    environment,
    commit,
    reasons,
  }).catch(error =>
    // A denial that gets lost comes again.
    parts.logger.warn('A denial could not be recorded', error),
  );
}
