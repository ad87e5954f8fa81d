import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import { activeStage } from './stages';

/** What the viewer does next: the one button in the primary colour. */
export type PrimaryStep =
  | { readonly kind: 'item'; readonly itemId: string }
  | {
      readonly kind: 'request' | 're-enter' | 'deliver' | 'decide';
    };

/** The viewer's next step, or undefined where it is somebody else's turn. */
export function primaryStep(release: ReleaseJson): PrimaryStep | undefined {
  const { allowedActions } = release;
  if (allowedActions.includes('decide')) {
    return { kind: 'decide' };
  }
  if (allowedActions.includes('request')) {
    return { kind: 'request' };
  }
  const stage = activeStage(release);
  // What a program answers is nobody's next step: a person could only override it.
  const item = stage?.items.find(
    ({ id, state, check }) =>
      state === 'open' && !check && allowedActions.includes(`complete:${id}`),
  );
  if (item) {
    return { kind: 'item', itemId: item.id };
  }
  if (
    allowedActions.includes('deliver') &&
    release.nextSteps.some(({ action }) => action === 'deliver')
  ) {
    return { kind: 'deliver' };
  }
  return allowedActions.includes('re-enter') ? { kind: 're-enter' } : undefined;
}
