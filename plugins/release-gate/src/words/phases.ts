import { PHASES, type Phase } from 'backstage-plugin-release-gate-common';
import type { Tone } from '../theme/tones';
import type { Words } from '../translation/useWords';

/** How each phase is toned on every page. */
export const PHASE_TONES: Readonly<Record<Phase, Tone>> = {
  'pre-deployment': 'active',
  staging: 'active',
  'awaiting-approval': 'waiting',
  approved: 'ok',
  production: 'active',
  'post-deployment': 'active',
  completed: 'ok',
  'rolling-back': 'bad',
  'rolled-back': 'bad',
  cancelled: 'neutral',
};

/** Whether a text names a phase of this version. */
export function isPhase(text: string): text is Phase {
  return PHASES.some(phase => phase === text);
}

/** What a phase is called. */
export function phaseWords(t: Words, phase: Phase): string {
  return t(`common.phase.${phase}`);
}

/** The phases in which a release still has a way to go, in the order of that way. */
export const OPEN_PHASES: readonly Phase[] = [
  'awaiting-approval',
  'approved',
  'production',
  'rolling-back',
  'post-deployment',
  'staging',
  'pre-deployment',
];
