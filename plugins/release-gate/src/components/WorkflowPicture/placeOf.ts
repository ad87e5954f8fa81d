import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import { activeStage } from '../../words/stages';

/** Where on the workflow a release is, and how it stands with the gate. */
export interface Place {
  readonly at:
    | { readonly kind: 'stage'; readonly id: string; readonly title: string }
    | { readonly kind: 'back' | 'through' | 'cancelled' };
  /** A gate that a deployment went through is passed, whatever it would answer the next one. */
  readonly gate: 'open' | 'closed' | 'passed';
}

function at(release: ReleaseJson): Place['at'] {
  if (release.phase === 'cancelled') {
    return { kind: 'cancelled' };
  }
  if (release.rollback) {
    return { kind: 'back' };
  }
  const stage =
    release.phase === 'approved'
      ? // It may go on to production, and is not there yet.
        release.stages.find(({ id }) => id === 'approval')
      : activeStage(release);
  return stage
    ? { kind: 'stage', id: stage.id, title: stage.title }
    : { kind: 'through' };
}

function gate({ gate: { allowed }, approval }: ReleaseJson): Place['gate'] {
  if (approval.usedBy !== undefined) {
    return 'passed';
  }
  return allowed ? 'open' : 'closed';
}

/** Finds a release on the workflow. */
export function placeOf(release: ReleaseJson): Place {
  return { at: at(release), gate: gate(release) };
}
