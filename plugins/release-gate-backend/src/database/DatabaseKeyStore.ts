import type { Knex } from 'knex';
import type {
  ReleaseId,
  DeploymentAnswerJson,
} from 'backstage-plugin-release-gate-common';
import {
  type CommandKey,
  type DeploymentKey,
  type KeyStore,
  answersSince,
} from '../application/KeyStore';
import type { DbCommandKeysRow, DbDeploymentKeysRow } from './tables';

/** The keys of commands and reports that were carried out. */
export class DatabaseKeyStore implements KeyStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async deploymentAnswer(
    { caller, key, content }: DeploymentKey,
    now: string,
  ): Promise<DeploymentAnswerJson | 'too-late' | 'other-content' | undefined> {
    const rows = await this.#knex<DbDeploymentKeysRow>('deployment_keys')
      .where({ caller, key })
      .select('content', 'answer', 'at');
    const same = rows.find(row => row.content === content);
    if (same) {
      return same.at > answersSince(now) ? JSON.parse(same.answer) : 'too-late';
    }
    return rows.length > 0 ? 'other-content' : undefined;
  }

  async releaseOfKey(
    { caller, key, content }: CommandKey,
    now: string,
  ): Promise<{ readonly releaseId: ReleaseId } | 'other-content' | undefined> {
    const row = await this.#knex<DbCommandKeysRow>('command_keys')
      .where({ caller, key })
      .andWhere('at', '>', answersSince(now))
      .first('content', 'release_id');
    if (!row) {
      return undefined;
    }
    return row.content === content
      ? { releaseId: row.release_id }
      : 'other-content';
  }
}
