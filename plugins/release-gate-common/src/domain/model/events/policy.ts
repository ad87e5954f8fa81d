import type { Policy } from '../policy';

/**
 * A policy that came into force for the first time, in full. Kept once in the
 * whole cluster, so that what names its digest can be judged by it for ever.
 *
 * @public
 */
export interface PolicySeen {
  readonly type: 'policy-seen';
  readonly data: { readonly digest: string; readonly policy: Policy };
}
