import { canonicalJson } from '../../canonical/canonicalJson';
import { sha256 } from '../../canonical/sha256';
import type { Policy } from './policy';

const digests = new WeakMap<Policy, string>();

/**
 * The digest by which records, requests and deployments name the policy that
 * they rest on: the SHA-256 of its canonical JSON (RFC 8785), as 64 hex digits.
 *
 * @public
 */
export function policyDigest(policy: Policy): string {
  const known = digests.get(policy);
  if (known !== undefined) {
    return known;
  }
  const digest = sha256(canonicalJson(policy));
  digests.set(policy, digest);
  return digest;
}
