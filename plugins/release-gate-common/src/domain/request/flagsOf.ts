import { canonicalJson } from '../../canonical/canonicalJson';
import type { ApprovalRequestSnapshot } from '../model/approvalRequest';

/** What an approver has to be told of the texts of a request before reading them. @public */
export type RequestFlag = 'bidi';

/** Turns the direction of the text that follows, so that it can read as something else (Unicode TR36, bidirectional text spoofing). */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** What the reader of a request could not see in it. */
export function flagsOf(
  snapshot: ApprovalRequestSnapshot,
): readonly RequestFlag[] {
  return BIDI.test(canonicalJson(snapshot)) ? ['bidi'] : [];
}
