import { canonicalJson } from '../../canonical/canonicalJson';
import { sha256 } from '../../canonical/sha256';
import type { ApprovalRequestSnapshot } from '../model/approvalRequest';
import type { Workflow } from '../model/workflow';

/**
 * The digest of a request: the SHA-256 of the canonical JSON (RFC 8785) of its
 * snapshot, as 64 hex digits.
 *
 * @public
 */
export function requestDigest(snapshot: ApprovalRequestSnapshot): string {
  return sha256(canonicalJson(snapshot));
}

/**
 * The digest by which a request names the workflow it was made under.
 *
 * @public
 */
export function workflowDigest(workflow: Workflow): string {
  return sha256(canonicalJson(workflow));
}
