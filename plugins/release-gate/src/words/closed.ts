import type {
  ItemJson,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import type { Words } from '../translation/useWords';

/** What completes an item that nobody completes by hand. */
function notByHand(t: Words, { kind }: ItemJson): string | undefined {
  return kind === 'deployment' || kind === 'automatic' || kind === 'document'
    ? t(`stages.why.${kind}`)
    : undefined;
}

/** Why an open item has no button to complete it, in a few words; undefined where the page says it otherwise. */
export function whyNotCompletable(
  t: Words,
  item: ItemJson,
): string | undefined {
  const { closed } = item;
  if (!closed) {
    return undefined;
  }
  switch (closed.code) {
    case 'release-ended':
    case 'monitoring-window-open':
      return undefined;
    case 'stage-not-reached':
      return closed.waitsFor === undefined
        ? closed.message
        : t('stages.why.afterStage', { stage: closed.waitsFor });
    case 'deployment-not-recorded':
      return closed.waitsFor === undefined
        ? closed.message
        : t('stages.why.afterItem', { item: closed.waitsFor });
    case 'item-not-manual':
      return notByHand(t, item);
    case 'not-owner':
      return t('stages.why.owners');
    default:
      return closed.message;
  }
}

/** Why the viewer has no Approve button on an open request. */
export function whyNotDecidable(
  t: Words,
  { approval, mayNotDecide, workflow }: ReleaseJson,
  me: string | undefined,
): string {
  const { request } = approval;
  if (me !== undefined && request?.requestedBy === me) {
    return t('release.whyNotDecide.requested');
  }
  if (mayNotDecide?.code === 'own-work') {
    return t('release.whyNotDecide.contributed');
  }
  return mayNotDecide?.code === 'stale-digest'
    ? mayNotDecide.message
    : t('release.whyNotDecide.notApprover', {
        approvers: workflow.approverTitle,
      });
}
