import type { Knex } from 'knex';
import {
  type Policy,
  type PolicySeen,
  genesisHash,
  policyDigest,
  seal,
  verifyChain,
} from 'backstage-plugin-release-gate-common';
import type { PolicyLog } from '../application/PolicyLog';
import { BrokenHistory } from '../application/EventStore';
import { timeOf } from '../application/timeOf';
import { isAppendConflict } from './isAppendConflict';
import type { DbEventsRow } from './tables';
import { whileBusy } from './whileBusy';

/** The stream of the policies. */
export const POLICY_STREAM = 'system:policy';

/** The policies as a stream of events, in the same chain of hashes as every stream. */
export class DatabasePolicyLog implements PolicyLog {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async keep(policy: Policy, now: string): Promise<void> {
    for (;;) {
      const rows = await this.#rows();
      if (isKept(rows, policy)) {
        return;
      }
      try {
        await whileBusy(this.#knex, async () =>
          this.#knex<DbEventsRow>('events').insert(
            rowAfter(rows.at(-1), policy, now),
          ),
        );
        return;
      } catch (error) {
        // Another replica was first: with this policy, or with another one.
        if (!isAppendConflict(error)) {
          throw error;
        }
      }
    }
  }

  #rows(): Promise<readonly DbEventsRow[]> {
    return this.#knex<DbEventsRow>('events')
      .where('stream_id', POLICY_STREAM)
      .orderBy('sequence')
      .select(
        'stream_id',
        'sequence',
        'type',
        'at',
        'body',
        'previous_hash',
        'hash',
      );
  }
}

function isKept(rows: readonly DbEventsRow[], policy: Policy): boolean {
  const verified = verifyChain(POLICY_STREAM, rows);
  if ('broken' in verified) {
    const { sequence, reason } = verified.broken;
    throw new BrokenHistory(POLICY_STREAM, sequence, reason);
  }
  const digest = policyDigest(policy);
  return verified.contents.some(
    ({ data }) => (data as PolicySeen['data']).digest === digest,
  );
}

function rowAfter(
  last: DbEventsRow | undefined,
  policy: Policy,
  clock: string,
): DbEventsRow {
  const { now: at, ...behind } = timeOf(clock, [last?.at]);
  const event: PolicySeen = {
    type: 'policy-seen',
    data: { digest: policyDigest(policy), policy },
  };
  const sequence = (last?.sequence ?? 0) + 1;
  const previousHash = last?.hash ?? genesisHash(POLICY_STREAM);
  const sealed = seal({
    ...event,
    streamId: POLICY_STREAM,
    sequence,
    at,
    actor: { type: 'system', ref: 'release-gate' },
    ...behind,
    previousHash,
  });
  return {
    stream_id: POLICY_STREAM,
    sequence,
    type: event.type,
    at,
    previous_hash: previousHash,
    ...sealed,
  };
}
