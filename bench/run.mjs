// npm run bench: how fast the plugin answers, beside the framework and the catalog in the same process.
// The figures that count are the ratios: all of a table's rows come from one run on one machine.
import autocannon from 'autocannon';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { measureRoutes } from '../scripts/lib/measureRoutes.mjs';
import { stopChild } from '../scripts/lib/stopChild.mjs';
import { waitForUrl } from '../scripts/lib/waitForUrl.mjs';
import { withPostgres } from '../scripts/lib/withPostgres.mjs';
import { commitFor } from './commitFor.mjs';
import { PEOPLE, writeCatalog } from './writeCatalog.mjs';

const root = path.resolve(
  import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  '..',
);
const base = 'http://127.0.0.1:7117';
const token = 'release-gate-bench-token';
const entityRef = 'component:default/payments';
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const CONNECTIONS = 10;
const RELEASES = 30;
const PENDING_RELEASES = 1_000;
/** `npm run bench -- --full` also measures with a hundred thousand. */
const COUNTS = process.argv.includes('--full')
  ? [1_000, 10_000, 100_000]
  : [1_000, 10_000];
/** How long what is asked takes to answer. */
const ANSWER_MS = 20;
/** The default of checkRuns.interval. */
const CHECK_INTERVAL_MS = 60_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-gate-bench-'));
const catalogFile = writeCatalog(folder);

function startBackend(variables) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'bench/backend.ts',
      '--config',
      'bench/app-config.yaml',
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        APP_CONFIG_catalog_locations: JSON.stringify([
          { type: 'file', target: catalogFile },
        ]),
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const started = new Promise((resolve, reject) => {
    child.stdout.on('data', chunk => {
      const found = /STARTED (\d+)/.exec(String(chunk));
      if (found) {
        resolve(Number(found[1]));
      }
    });
    child.once('exit', code =>
      reject(new Error(`The backend ended with code ${code}`)),
    );
  });
  return { child, started };
}

const bearer = value => ({ authorization: `Bearer ${value}` });

async function json(url, init) {
  const response = await fetch(`${base}${url}`, init);
  if (!response.ok) {
    throw new Error(`${url}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

async function measure(name, url, { warmUp = true, ...options } = {}) {
  const run = seconds =>
    autocannon({
      url: `${base}${url}`,
      connections: CONNECTIONS,
      duration: seconds,
      headers: bearer(token),
      ...options,
    });
  if (warmUp) {
    await run(1);
  }
  const result = await run(SECONDS);
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${name}: ${result.non2xx} answers were no success`);
  }
  return {
    name,
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

/** As many people ask, one after the other on every connection, each for something else. */
async function measureAsPeople(name, tokens, requestOf, options) {
  let next = 0;
  return measure(name, '/', {
    ...options,
    setupClient: client => {
      const connection = next++;
      client.setRequests(
        Array.from({ length: PEOPLE }, (_, index) => {
          const headers = {
            ...bearer(tokens[(connection + index) % tokens.length]),
            'content-type': 'application/json',
          };
          return { headers, ...requestOf(connection * PEOPLE + index) };
        }),
      );
    },
  });
}

/** Clicks: every connection completes and re-opens an item of each of its releases. */
async function measureClicks(tokens, ids) {
  let next = 0;
  return measure('POST …/complete', '/', {
    // Clicks that were cut off half-way would be refused in a second run.
    warmUp: false,
    setupClient: client => {
      const connection = next++;
      const own = ids.slice(connection * PEOPLE, (connection + 1) * PEOPLE);
      client.setRequests(
        own.flatMap((id, index) => {
          const item = `/api/release-gate/releases/${id}/items/tests-passing`;
          const click = {
            method: 'POST',
            headers: {
              ...bearer(tokens[index % tokens.length]),
              'content-type': 'application/json',
            },
          };
          return [
            { ...click, path: `${item}/complete`, body: '{"note":"green"}' },
            { ...click, path: `${item}/reopen`, body: '{"note":"red"}' },
          ];
        }),
      );
    },
  });
}

/** The catalog needs a moment until it knows its people. */
async function signIn(name) {
  for (let attempt = 0; attempt < 120; attempt++) {
    const session = await json('/api/auth/bench/refresh', {
      headers: { 'x-bench-user': name },
    }).catch(() => new Promise(resolve => setTimeout(resolve, 500)));
    if (session) {
      return session.backstageIdentity.token;
    }
  }
  throw new Error(`${name} could not sign in`);
}

/** All releases of a list. */
async function allReleases(query) {
  const items = [];
  let cursor;
  do {
    const page = await json(
      `/api/release-gate/releases?${query}&limit=100${
        cursor ? `&cursor=${cursor}` : ''
      }`,
      { headers: bearer(token) },
    );
    items.push(...page.items);
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return items;
}

function printRow(cells) {
  const [name, ...figures] = cells;
  process.stdout.write(
    `${name.padEnd(46)}${figures
      .map(figure => String(figure).padStart(11))
      .join('')}\n`,
  );
}

/** Rows, and each one's share of the rates that are named beside them. */
function print(title, rows, bases) {
  process.stdout.write(`\n${title}\n`);
  printRow(['what', 'req/s', 'p50 ms', 'p99 ms', ...Object.keys(bases)]);
  for (const { name, perSecond, p50, p99 } of rows) {
    const shares = Object.values(bases).map(of =>
      (perSecond / of.perSecond).toFixed(2),
    );
    printRow([name, perSecond.toFixed(0), p50, p99, ...shares]);
  }
}

async function benchmark(title, variables) {
  const { child, started } = startBackend(variables);
  try {
    await started;
    await waitForUrl(`${base}/.backstage/health/v1/readiness`, {
      timeoutMs: 60_000,
    });
    const tokens = [];
    for (let index = 0; index < PEOPLE; index++) {
      tokens.push(await signIn(`person-${index}`));
    }
    const open = await allReleases('phase=pre-deployment');
    const nameOf = index =>
      open[index % open.length].entityRef.replace(/.*\//, '');

    const byName = '/api/catalog/entities/by-name/component/default';
    const liveness = await measure(
      'GET /.backstage/health/v1/liveness',
      '/.backstage/health/v1/liveness',
    );
    const catalog = await measure(
      'GET /api/catalog/entities/by-name/…',
      `${byName}/payments`,
    );
    const gate = `/api/release-gate/gate?entityRef=${entityRef}&environment=production&commit=`;
    print(
      `${title}, asked by the pipeline`,
      [
        liveness,
        catalog,
        await measure(
          `GET /gate (allowed, ${RELEASES + 1} releases)`,
          `${gate}${commitFor(RELEASES)}`,
        ),
        await measure('GET /gate (denied)', `${gate}${commitFor(3)}`),
      ],
      { liveness, catalog },
    );

    const people = (name, requestOf, options) =>
      measureAsPeople(name, tokens, requestOf, options);
    const catalogByPeople = await people(
      'GET /api/catalog/entities/by-name/…',
      index => ({ path: `${byName}/${nameOf(index)}` }),
    );
    const reading = await people('A bare route that reads', index => ({
      path: `/api/bare/read/${nameOf(index)}`,
    }));
    const summary = await people('GET /summary', index => ({
      path: `/api/release-gate/summary?entityRef=component:default/${nameOf(
        index,
      )}`,
    }));
    const page = await people('GET /releases/:id', index => ({
      path: `/api/release-gate/releases/${open[index % open.length].id}`,
    }));
    const writing = await people('A bare route that writes too', index => ({
      method: 'POST',
      path: `/api/bare/write/${nameOf(index)}`,
      body: '{}',
    }));
    const clicks = await measureClicks(
      tokens,
      open.map(({ id }) => id),
    );
    print(
      `${title}, asked by ${PEOPLE} people`,
      [catalogByPeople, reading, summary, page, writing, clicks],
      { catalog: catalogByPeople, reading, writing },
    );
  } finally {
    await stopChild(child);
  }
}

/** What the plugin adds to the start of a backend whose database is there already. */
async function measureStart(variables) {
  const times = { with: [], without: [] };
  for (let round = 0; round < 3; round++) {
    for (const [key, more] of [
      ['without', { BENCH_WITHOUT_PLUGIN: '1' }],
      ['with', {}],
    ]) {
      const { child, started } = startBackend({ ...variables, ...more });
      times[key].push(await started);
      await stopChild(child);
    }
  }
  const best = list => Math.min(...list);
  process.stdout.write(
    `\nStart of the backend, best of 3: ${best(
      times.without,
    )} ms without the plugin, ${best(times.with)} ms with it\n`,
  );
}

/** How long one worker takes for the pending checks of many releases, and how much it asks at once. */
async function measureSweep(variables) {
  const asked = new Set();
  let open = 0;
  let most = 0;
  let firstAt;
  let done;
  const finished = new Promise(resolve => {
    done = resolve;
  });
  const server = http.createServer((req, res) => {
    firstAt ??= Date.now();
    open += 1;
    most = Math.max(most, open);
    res.once('close', () => {
      open -= 1;
      asked.add(asked.size);
      if (asked.size === PENDING_RELEASES) {
        done(Date.now() - firstAt);
      }
    });
    // Failing, so that every one of them is still pending after it.
    setTimeout(() => res.writeHead(503).end(), ANSWER_MS);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const checks = [
    {
      id: 'ci',
      kind: 'http',
      url: `http://127.0.0.1:${server.address().port}/`,
      items: ['tests-passing'],
      allowPrivate: true,
    },
  ];
  const { child, started } = startBackend({
    ...variables,
    BENCH_PENDING_RELEASES: String(PENDING_RELEASES),
    APP_CONFIG_releaseGate_checks: JSON.stringify(checks),
    APP_CONFIG_releaseGate_checkRuns_concurrency: '8',
  });
  try {
    await started;
    const sweepMs = await finished;
    const share = (sweepMs / CHECK_INTERVAL_MS).toFixed(2);
    process.stdout.write(
      `\nChecks of ${PENDING_RELEASES} releases, each answered after ${ANSWER_MS} ms: swept in ${sweepMs} ms, ${share} of the interval, at most ${most} at once of 8 allowed\n`,
    );
  } finally {
    await stopChild(child);
    server.closeAllConnections();
    server.close();
  }
}

/** Resident memory of a process, in MB. */
function memoryOf({ pid }) {
  const kB = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Math.round(Number(kB) / 1_024);
}

/** What is asked where there are many releases: all but the gate by a person. */
async function measureAt(count, variables) {
  const { child, started } = startBackend({
    ...variables,
    BENCH_RELEASES: String(count),
  });
  try {
    await started;
    await waitForUrl(`${base}/.backstage/health/v1/readiness`, {
      timeoutMs: 60_000,
    });
    const person = { headers: bearer(await signIn('person-1')) };
    const inProduction = await json(
      `/api/release-gate/summary?entityRef=${entityRef}`,
      { headers: bearer(token) },
    );
    const { id, commit } = inProduction.current;
    const questions = {
      'GET /gate': [
        `/gate?entityRef=${entityRef}&environment=production&commit=${commit}`,
        {},
      ],
      'GET /summary': [`/summary?entityRef=${entityRef}`, person],
      'GET /releases/:id': [`/releases/${id}`, person],
      'Approved, a page of 50': ['/releases?phase=approved&limit=50', person],
      'For the Director': [
        '/releases?awaitingMyDecision=true&limit=50',
        person,
      ],
      'Started by one': [
        '/releases?createdBy=user:default/engineer&limit=50',
        person,
      ],
      'Of an owner': [
        '/releases?owner=group:default/portal-team&limit=50',
        person,
      ],
      'A search': ['/releases?q=payments&limit=50', person],
      'A search that finds half': ['/releases?q=1.1&limit=50', person],
    };
    const rows = {};
    for (const [name, [url, options]] of Object.entries(questions)) {
      rows[name] = await measure(name, `/api/release-gate${url}`, options);
    }
    return { rows, memory: memoryOf(child) };
  } finally {
    await stopChild(child);
  }
}

/** How the plugin fares when there are many releases, beside a thousand. */
async function measureLists(title, variables) {
  const results = new Map();
  for (const count of COUNTS) {
    results.set(count, await measureAt(count, variables));
  }
  const few = results.get(COUNTS[0]);
  process.stdout.write(
    `\n${title} with many releases, 25 events each: requests a second, p50 and p99 in ms, and p99 beside that of ${COUNTS[0]}\n`,
  );
  printRow([
    'what',
    ...COUNTS.flatMap(count => [`${count / 1_000}k`, 'p50', 'p99', 'x']),
  ]);
  for (const name of Object.keys(few.rows)) {
    printRow([
      name,
      ...COUNTS.flatMap(count => {
        const { perSecond, p50, p99 } = results.get(count).rows[name];
        const times = (p99 / few.rows[name].p99).toFixed(2);
        return [perSecond.toFixed(0), p50, p99, times];
      }),
    ]);
  }
  const memory = COUNTS.map(
    count => `${results.get(count).memory} MB with ${count}`,
  );
  process.stdout.write(`Memory of the backend: ${memory.join(', ')}\n`);
}

/** What a browser loads of the plugin's own for what is drawn first. */
async function printRoutes() {
  process.stdout.write(
    "\nThe plugin's own JavaScript, in kB as it is sent (gzip)\n",
  );
  for (const [name, { kB }] of await measureRoutes()) {
    printRow([
      name === 'alpha' ? 'Any page of the portal' : name,
      kB.toFixed(1),
    ]);
  }
}

process.once('exit', () => fs.rmSync(folder, { recursive: true }));
await printRoutes();
await benchmark('SQLite', {});
await measureSweep({});
await measureLists('SQLite', {});
await withPostgres(async (env, reason) => {
  if (reason) {
    process.stdout.write(`PostgreSQL was not measured: ${reason}\n`);
    return;
  }
  const url = new URL(env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING);
  const variables = {
    APP_CONFIG_backend_database: JSON.stringify({
      client: 'pg',
      connection: {
        host: url.hostname,
        port: Number(url.port),
        user: url.username,
        password: url.password,
      },
    }),
  };
  await benchmark('PostgreSQL', variables);
  await measureLists('PostgreSQL', variables);
  await measureStart(variables);
});
