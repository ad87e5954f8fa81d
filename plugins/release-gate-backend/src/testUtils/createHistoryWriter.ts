import type {
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { type Config, ConfigReader } from '@backstage/config';
import type { Environment } from 'backstage-plugin-release-gate-common';
import type { Caller } from '../application/Caller';
import { CheckBindings } from '../application/CheckBindings';
import type { Directory } from '../application/Directory';
import { createParts } from '../application/Parts';
import {
  type Commands,
  createCommands,
} from '../application/commands/createCommands';
import { SystemNotes } from '../application/notes/SystemNotes';
import { readSettings } from '../config/readSettings';
import { applyMigrations } from '../database/applyMigrations';
import { storesOn } from '../database/openDatabase';

/**
 * Writes a history of the past, by real commands and under all the rules, with
 * a clock that is set by hand. For demos, tests and benchmarks.
 *
 * @public
 */
export interface HistoryWriter {
  /** The same commands as those of the API. */
  readonly commands: Commands;
  /** What the portal itself wrote down. */
  readonly notes: SystemNotes;
  /** The environments that are configured. */
  readonly environments: readonly Environment[];
  /** Sets the time of the commands that follow, ISO 8601 UTC. */
  setTime(now: string): void;
  /** Marks what the past would have sent as done: nobody is notified of it now. */
  settleEffects(): Promise<void>;
}

/** @public */
export type { Caller, Directory };

/**
 * A writer on the plugin's own database, whose schema it brings up to date; or
 * undefined where anything has been recorded already, so that no past can be
 * slipped under a history that somebody relies on.
 *
 * @public
 */
export async function createHistoryWriter(options: {
  readonly database: DatabaseService;
  readonly config: Config;
  readonly logger: LoggerService;
  readonly directory: Directory;
  /** The subjects of the pipelines that reported in the past. */
  readonly pipelines: readonly string[];
}): Promise<HistoryWriter | undefined> {
  const { database, config, logger, directory } = options;
  const knex = await database.getClient();
  await applyMigrations(database, knex);
  if (await knex('events').first('position')) {
    return undefined;
  }
  let time = new Date().toISOString();
  // The past was made under the defaults: what is configured holds from now on.
  const { policy, ...settings } = readSettings(config, process.env.NODE_ENV);
  const past = readSettings(
    new ConfigReader({
      releaseGate: { approvers: [...policy.approvers] },
    }),
    'production',
  );
  const parts = createParts({
    ...storesOn(knex, () => time),
    directory,
    settings: {
      ...settings,
      pipelines: options.pipelines.map(subject => ({ subject })),
      policy: { ...past.policy, environments: policy.environments },
    },
    // No program could be asked about the past: people say how it was.
    bindings: new CheckBindings({
      providers: [],
      probes: [],
      workflows: settings.workflows,
    }),
    integrations: { ticketTrackers: [] },
    logger,
  });
  return {
    environments: policy.environments,
    commands: createCommands(parts, {}),
    notes: new SystemNotes(parts),
    setTime: now => {
      time = now;
    },
    settleEffects: async () => {
      await knex('outbox').whereNull('done_at').update({ done_at: time });
    },
  };
}
