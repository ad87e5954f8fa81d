// npm run bench: how fast the plugin answers, beside the framework and the catalog in the same process.
// The figures that count are the ratios: all of a table's rows come from one run on one machine.
import autocannon from 'autocannon';
import { spawn } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';
import { stopChild } from '../scripts/lib/stopChild.mjs';
import { waitForUrl } from '../scripts/lib/waitForUrl.mjs';
import { withPostgres } from '../scripts/lib/withPostgres.mjs';
import { commitFor } from './commitFor.mjs';

const root = path.resolve(
  import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  '..',
);
const base = 'http://127.0.0.1:7117';
const token = 'release-gate-bench-token';
const entityRef = 'component:default/payments';
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const CONNECTIONS = 10;
const RELEASES = 30;
const PENDING_RELEASES = 1_000;
const FEW_RELEASES = 100;
const MANY_RELEASES = 10_000;
/** How long what is asked takes to answer. */
const ANSWER_MS = 20;
/** The default of checkRuns.interval. */
const CHECK_INTERVAL_MS = 60_000;

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

/** Clicks: each connection completes and re-opens an item of a release of its own. */
async function measureCompletion(userToken, ids) {
  let next = 0;
  const headers = {
    ...bearer(userToken),
    'content-type': 'application/json',
  };
  return measure('POST …/complete', '/', {
    // Clicks that were cut off half-way would be refused in a second run.
    warmUp: false,
    headers,
    setupClient: client => {
      const id = ids[next++ % ids.length];
      const item = `/api/release-gate/releases/${id}/items/tests-passing`;
      client.setRequests([
        {
          method: 'POST',
          path: `${item}/complete`,
          headers,
          body: '{"note":"green"}',
        },
        {
          method: 'POST',
          path: `${item}/reopen`,
          headers,
          body: '{"note":"red"}',
        },
      ]);
    },
  });
}

function print(title, rows) {
  const [liveness] = rows;
  const catalog = rows.find(({ name }) => name.startsWith('GET /api/catalog'));
  process.stdout.write(`\n${title}\n`);
  process.stdout.write(
    `${'what'.padEnd(44)}${'req/s'.padStart(9)}${'p50 ms'.padStart(
      8,
    )}${'p99 ms'.padStart(8)}${'of liveness'.padStart(
      13,
    )}${'of catalog'.padStart(12)}\n`,
  );
  for (const { name, perSecond, p50, p99 } of rows) {
    process.stdout.write(
      `${name.padEnd(44)}${perSecond.toFixed(0).padStart(9)}${String(
        p50,
      ).padStart(8)}${String(p99).padStart(8)}${(perSecond / liveness.perSecond)
        .toFixed(2)
        .padStart(13)}${(perSecond / catalog.perSecond)
        .toFixed(2)
        .padStart(12)}\n`,
    );
  }
}

async function benchmark(title, variables) {
  const { child, started } = startBackend(variables);
  try {
    await started;
    await waitForUrl(`${base}/.backstage/health/v1/readiness`, {
      timeoutMs: 60_000,
    });
    // The catalog needs a moment until it knows its people.
    let session;
    for (let attempt = 0; !session && attempt < 60; attempt++) {
      session = await json('/api/auth/bench/refresh').catch(
        () => new Promise(resolve => setTimeout(resolve, 500)),
      );
    }
    const { items } = await json(
      '/api/release-gate/releases?entityRef=component:default/invoicing',
      { headers: bearer(token) },
    );
    const newest = (
      await json(`/api/release-gate/releases?entityRef=${entityRef}&limit=1`, {
        headers: bearer(token),
      })
    ).items[0];
    const rows = [
      await measure(
        'GET /.backstage/health/v1/liveness',
        '/.backstage/health/v1/liveness',
      ),
      await measure(
        'GET /api/catalog/entities/by-name/…',
        '/api/catalog/entities/by-name/component/default/payments',
      ),
      await measure(
        `GET /gate (allowed, ${RELEASES + 1} releases)`,
        `/api/release-gate/gate?entityRef=${entityRef}&environment=production&commit=${commitFor(
          RELEASES,
        )}`,
      ),
      await measure(
        'GET /gate (denied)',
        `/api/release-gate/gate?entityRef=${entityRef}&environment=production&commit=${commitFor(
          3,
        )}`,
      ),
      await measure(
        'GET /summary',
        `/api/release-gate/summary?entityRef=${entityRef}`,
      ),
      await measure(
        'GET /releases/:id',
        `/api/release-gate/releases/${newest.id}`,
      ),
      await measureCompletion(
        session.backstageIdentity.token,
        items.map(({ id }) => id),
      ),
    ];
    print(title, rows);
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

/** How lists fare when there are many releases: the same pages with a hundred and with ten thousand of them. */
async function measureLists(title, variables) {
  const pages = {
    'In flight, a page of 50': '/releases?phase=pre-deployment&limit=50',
    'For you': '/releases?createdBy=user:default/engineer&limit=50',
    'Of an owner': '/releases?owner=group:default/portal-team&limit=50',
    'A search': '/releases?q=service-99&limit=50',
  };
  const counts = { few: FEW_RELEASES, many: MANY_RELEASES };
  const rates = { few: {}, many: {} };
  for (const [key, count] of Object.entries(counts)) {
    const { child, started } = startBackend({
      ...variables,
      BENCH_PENDING_RELEASES: String(count),
    });
    try {
      await started;
      await waitForUrl(`${base}/.backstage/health/v1/readiness`, {
        timeoutMs: 60_000,
      });
      for (const [name, url] of Object.entries(pages)) {
        const { perSecond } = await measure(name, `/api/release-gate${url}`);
        rates[key][name] = perSecond;
      }
    } finally {
      await stopChild(child);
    }
  }
  process.stdout.write(
    `\nLists on ${title}, requests a second with ${FEW_RELEASES} and with ${MANY_RELEASES} releases\n`,
  );
  for (const name of Object.keys(pages)) {
    const few = rates.few[name];
    const many = rates.many[name];
    process.stdout.write(
      `${name.padEnd(44)}${few.toFixed(0).padStart(9)}${many
        .toFixed(0)
        .padStart(9)}${(many / few).toFixed(2).padStart(8)}\n`,
    );
  }
}

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
  await measureStart(variables);
});
