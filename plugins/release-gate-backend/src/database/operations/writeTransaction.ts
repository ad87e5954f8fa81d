import type { Knex } from 'knex';
import { answersSince } from '../../application/KeyStore';
import type { Transaction } from '../../application/EventStore';
import type {
  DbCommandKeysRow,
  DbDeploymentKeysRow,
  DbEventsRow,
} from '../tables';
import { lockEntity } from './lockEntity';
import { requireUnmoved } from './requireUnmoved';
import { writeCheckPlan } from './writeCheckPlan';
import { writeEffect } from './writeEffect';
import { writeProjections } from './writeProjections';

/**
 * Writes the events and all that goes with them.
 *
 * @throws AppendConflict where a stream that was only looked at has moved on;
 *   one that is appended to is guarded by its own constraint
 */
export async function writeTransaction(
  tx: Knex,
  transaction: Transaction,
  rows: readonly DbEventsRow[],
): Promise<void> {
  const { now, commandKey, deploymentKey } = transaction;
  await lockEntity(tx, transaction.entityRef);
  await requireUnmoved(tx, transaction.readHeads);
  for (const row of rows) {
    await tx<DbEventsRow>('events').insert(row);
  }
  await writeProjections(tx, transaction.after, {
    before: transaction.before,
    changed: changedIn(transaction),
  });
  for (const plan of transaction.checkPlans) {
    await writeCheckPlan(tx, plan, now);
  }
  for (const effect of transaction.effects) {
    await writeEffect(tx, effect, now);
  }
  if (commandKey) {
    const { releaseId, ...key } = commandKey;
    const { caller } = key;
    await tx<DbCommandKeysRow>('command_keys')
      .where({ caller, key: key.key })
      .andWhere('at', '<=', answersSince(now))
      .delete();
    await tx<DbCommandKeysRow>('command_keys').insert({
      ...key,
      release_id: releaseId,
      at: now,
    });
  }
  if (deploymentKey) {
    const { answer, ...key } = deploymentKey;
    // Two reports at once are told apart by the stream of their entity.
    await tx<DbDeploymentKeysRow>('deployment_keys')
      .insert({ ...key, answer: JSON.stringify(answer), at: now })
      .onConflict(['caller', 'key', 'content'])
      .merge();
  }
}

/** The violations and deployments that the events name: those of years are not written again with each of them. */
function changedIn({ appends }: Transaction): ReadonlySet<string> {
  return new Set(
    appends
      .flatMap(({ events }) => events)
      .flatMap(({ type, data }) => {
        const { violationId, deploymentId } = data as {
          readonly violationId?: string;
          readonly deploymentId?: string;
        };
        switch (type) {
          case 'violation-recorded':
          case 'violation-answered':
            return violationId ?? [];
          case 'deployment-recorded':
            return deploymentId ?? [];
          default:
            return [];
        }
      }),
  );
}
