import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/*
 * Histories of six services as version 0.1.0 wrote them, and what it answered
 * of them.
 *
 * They were made once: the backend ran on SQLite with a clock that was set by
 * hand, with a time tracker, a ticket tracker and an HTTP probe; people and a
 * pipeline told, over HTTP, whole ways to production, a rollback and what came
 * after it, everything that voids an approval, expiry, deployments without an
 * approval, denials. Every type of event occurs. `events-*` holds the rows of
 * the table `events` as they were, a row a line. For `answers-*` the same
 * version read those rows alone, in a database with nothing else in it and with
 * no tracker and no probe connected, and was asked over HTTP at `now` by a
 * person without any role.
 *
 * They are never made anew and never edited: they stand for what is in the
 * databases of those who use the plugin. A test that fails on them has found
 * that an upgrade would change what somebody has on record.
 */

const FOLDER = resolvePackagePath(
  'backstage-plugin-release-gate-backend',
  'src/__fixtures__/histories',
);

/** A row of the table `events`. */
interface HistoryRow {
  readonly stream_id: string;
  readonly sequence: number;
  readonly type: string;
  readonly at: string;
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** The history of one service, and what was answered of it. */
export interface History {
  readonly entityRef: string;
  /** The instant of the answers. */
  readonly now: string;
  readonly rows: readonly HistoryRow[];
  /** Without the workflow and the release that stands in `releases` too. */
  readonly summary: Readonly<Record<string, unknown>>;
  readonly releases: readonly (Readonly<Record<string, unknown>> & {
    readonly id: string;
  })[];
  readonly gate: readonly {
    readonly environment: string;
    readonly commit: string;
    readonly answer: Readonly<Record<string, unknown>>;
  }[];
}

function readAll<T>(beginning: string): readonly T[] {
  return readdirSync(FOLDER)
    .filter(name => name.startsWith(beginning))
    .sort()
    .map(name => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')));
}

/** The configuration under which the histories were written and read. */
export const historyConfig = {
  approvers: ['group:default/directors'],
  environments: [
    { name: 'production', tier: 'production' },
    { name: 'production-eu', tier: 'production' },
    { name: 'staging', tier: 'staging' },
    { name: 'development', tier: 'other' },
  ],
};

export const histories: readonly History[] = readAll<Omit<History, 'rows'>>(
  'answers-',
).map(answers => ({
  ...answers,
  rows: readAll<readonly HistoryRow[]>(
    `events-${answers.entityRef.split('/')[1]}-`,
  ).flat(),
}));
