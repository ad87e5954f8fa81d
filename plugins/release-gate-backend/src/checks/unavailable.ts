import type { CheckResult } from 'backstage-plugin-release-gate-node';
import { PrivateAddressError } from './addressGuard';

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was reset',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name could not be looked up',
  ETIMEDOUT: 'the connection timed out',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

function reasonOf(error: unknown): string {
  if (error instanceof PrivateAddressError) {
    return error.message;
  }
  const { name, code, message } = error as {
    readonly name?: string;
    readonly code?: string;
    readonly message?: string;
  };
  if (name === 'AbortError' || name === 'TimeoutError') {
    return 'no answer in time';
  }
  if (message === 'The answer broke off') {
    return 'the answer broke off';
  }
  if (message === 'The answer is larger than 1 MB') {
    return 'the answer is larger than 1 MB';
  }
  return (code && REASONS[code]) ?? 'the connection failed';
}

/** A target that could not be asked, and why, without the words of the error: they may hold what is secret. */
export function unavailable(what: string, error: unknown): CheckResult {
  return {
    status: 'unavailable',
    message: `${what} could not be asked: ${reasonOf(error)}`,
  };
}
