import type {
  ItemJson,
  ReleaseJson,
  StageJson,
} from 'backstage-plugin-release-gate-common';
import type { Words } from '../translation/useWords';

/** What the viewer does next: the one button in the primary colour. */
export type PrimaryStep =
  | { readonly kind: 'item'; readonly itemId: string }
  | {
      readonly kind: 'request' | 're-enter' | 'deliver' | 'decide';
    };

function isOnItsWay({ phase }: ReleaseJson): boolean {
  return phase !== 'completed' && phase !== 'cancelled';
}

/** The stages that the release goes through; the way back only where there is one. */
export function stagesShown(release: ReleaseJson): readonly StageJson[] {
  return release.stages.filter(
    ({ id }) => id !== 'rollback' || release.rollback !== undefined,
  );
}

/** The stage that is worked on now, or undefined when the release has ended. */
export function activeStage(release: ReleaseJson): StageJson | undefined {
  if (!isOnItsWay(release)) {
    return undefined;
  }
  if (release.rollback) {
    return release.stages.find(({ id }) => id === 'rollback');
  }
  return release.stages.find(
    ({ id, complete, items }) =>
      id !== 'rollback' &&
      !complete &&
      items.some(({ state }) => state !== 'not-applicable'),
  );
}

/** How many of a stage's applicable items hold. */
export function countOf({ items }: StageJson): {
  readonly complete: number;
  readonly total: number;
} {
  const applicable = items.filter(({ state }) => state !== 'not-applicable');
  return {
    complete: applicable.filter(({ state }) => state === 'complete').length,
    total: applicable.length,
  };
}

/** How many of the applicable items of the whole release hold. */
export function progressOf(release: ReleaseJson): {
  readonly complete: number;
  readonly total: number;
} {
  const counts = stagesShown(release).map(countOf);
  return {
    complete: counts.reduce((sum, { complete }) => sum + complete, 0),
    total: counts.reduce((sum, { total }) => sum + total, 0),
  };
}

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

/** Owners may attach until a release is cancelled; the same people may vouch for a deployment. */
export function mayRecordDeployment({ allowedActions }: ReleaseJson): boolean {
  return allowedActions.includes('deploy') || allowedActions.includes('attach');
}

/** Whether the viewer owns the service, as far as the allowed actions tell. */
export function isWorkedOnByViewer({ allowedActions }: ReleaseJson): boolean {
  return allowedActions.some(
    action => !['decide', 'revoke', 'rollback'].includes(action),
  );
}

/** Why an open item has no button to complete it, in a few words. */
export function whyNotCompletable(
  t: Words,
  release: ReleaseJson,
  stage: StageJson,
  item: ItemJson,
): string | undefined {
  if (release.phase === 'cancelled') {
    return undefined;
  }
  const leading = stage.items.find(({ kind }) => kind === 'deployment');
  const stages = stagesShown(release);
  const blocking = stages
    .slice(0, stages.indexOf(stage))
    .find(({ id, complete }) => !complete && id !== 'rollback');
  if (blocking && stage.id !== 'rollback') {
    return t('stages.why.afterStage', { stage: blocking.title });
  }
  if (leading && leading.id !== item.id && leading.state === 'open') {
    return t('stages.why.afterItem', { item: leading.title });
  }
  switch (item.kind) {
    case 'deployment':
      return t('stages.why.deployment');
    case 'automatic':
      return t('stages.why.automatic');
    case 'document':
      return t('stages.why.document');
    case 'monitoring':
      return undefined;
    default:
      return isWorkedOnByViewer(release) ? undefined : t('stages.why.owners');
  }
}

/** Why the viewer has no Approve button on an open request. */
export function whyNotDecidable(
  t: Words,
  release: ReleaseJson,
  me: string | undefined,
): string {
  const { request } = release.approval;
  if (me && request?.requestedBy === me) {
    return t('release.whyNotDecide.requested');
  }
  if (me && release.contributors.includes(me)) {
    return t('release.whyNotDecide.contributed');
  }
  return t('release.whyNotDecide.notApprover', {
    approvers: release.workflow.approverTitle,
  });
}
