import { canonicalJson } from '../../canonical/canonicalJson';
import type { ApprovalRequestSnapshot } from '../model/approvalRequest';
import { turnsDirection } from '../model/turnsDirection';

/** What an approver has to be told of the texts of a request before reading them. @public */
export type RequestFlag = 'bidi';

/** What the reader of a request could not see in it. */
export function flagsOf(
  snapshot: ApprovalRequestSnapshot,
): readonly RequestFlag[] {
  return turnsDirection(canonicalJson(snapshot)) ? ['bidi'] : [];
}
