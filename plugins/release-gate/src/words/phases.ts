import type { Phase } from 'backstage-plugin-release-gate-common';
import type { Tone } from '../theme/tones';

/** How each phase is called and toned on every page. */
export const PHASE_WORDS: Readonly<
  Record<Phase, { readonly label: string; readonly tone: Tone }>
> = {
  'pre-deployment': { label: 'Pre-deployment', tone: 'active' },
  staging: { label: 'Staging', tone: 'active' },
  'awaiting-approval': { label: 'Awaiting approval', tone: 'waiting' },
  approved: { label: 'Approved', tone: 'ok' },
  production: { label: 'In production', tone: 'active' },
  'post-deployment': { label: 'Post-deployment', tone: 'active' },
  completed: { label: 'Completed', tone: 'ok' },
  'rolling-back': { label: 'Rolling back', tone: 'bad' },
  'rolled-back': { label: 'Rolled back', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

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

/** In these nothing more happens to a release. */
export const ENDED_PHASES: readonly Phase[] = [
  'completed',
  'rolled-back',
  'cancelled',
];
