import { z } from 'zod/v4';
import type { CheckStatus } from '../../domain/model/findings';
import { exactly, instant, listOf, named } from './exactly';
import { checkStatus } from './facts';

/**
 * What a provider says of a check item. `stale`: the provider could not say
 * anything definite when it was asked last, or that was too long ago, and this
 * is what it said before.
 *
 * @public
 */
export interface CheckJson {
  readonly provider: string;
  readonly status: CheckStatus;
  readonly message: string;
  readonly url?: string;
  /** When it was asked last; missing while it has not been. */
  readonly checkedAt?: string;
  readonly stale: boolean;
  /** Where it is stale because of it: what came of asking last. */
  readonly latest?: { readonly status: CheckStatus; readonly message: string };
}

export const checkJson = named(
  'Check',
  exactly<CheckJson>({
    provider: z.string(),
    status: checkStatus,
    message: z.string(),
    url: z.string().optional(),
    checkedAt: instant.optional(),
    stale: z.boolean(),
    latest: exactly<NonNullable<CheckJson['latest']>>({
      status: checkStatus,
      message: z.string(),
    }).optional(),
  }),
);

/** What a probe saw in the monitoring window. @public */
export interface ProbeJson {
  readonly id: string;
  readonly status: CheckStatus;
  readonly message: string;
  readonly url?: string;
  /** When it first failed in the window. */
  readonly failedAt?: string;
  /** Oldest first. */
  readonly runs: readonly {
    readonly at: string;
    readonly status: CheckStatus;
  }[];
}

export const probeJson = named(
  'Probe',
  exactly<ProbeJson>({
    id: z.string(),
    status: checkStatus,
    message: z.string(),
    url: z.string().optional(),
    failedAt: instant.optional(),
    runs: listOf(
      exactly<ProbeJson['runs'][number]>({ at: instant, status: checkStatus }),
    ),
  }),
);
