import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readSettings } from './readSettings';

const http = {
  id: 'uptime',
  kind: 'http',
  url: 'https://status.example.com/health',
};
const prometheus = {
  id: 'error-rate',
  kind: 'prometheus',
  url: 'https://prometheus.example.com',
  query: 'rate(errors[5m])',
  threshold: { max: 0.01 },
};

function read(releaseGate: JsonObject) {
  return readSettings(new ConfigReader({ releaseGate }), 'development');
}

describe('the settings of checks', () => {
  it('have defaults', () => {
    const { checkRuns, probes, policy } = read({});
    expect(checkRuns).toEqual({
      maxAgeMs: 3_600_000,
      intervalMs: 60_000,
      recheckMs: 300_000,
      timeoutMs: 10_000,
      concurrency: 8,
    });
    expect(probes).toEqual([]);
    expect(policy.monitoringProbes).toEqual([]);
    expect(policy.probeIntervalMs).toBe(60_000);
  });

  it('read probes with what they answer and how long they may take', () => {
    const { probes, policy } = read({
      checks: [
        { ...http, items: ['uptime-green'], timeout: 'PT2S' },
        { ...prometheus, items: ['critical-paths-verified/login'] },
      ],
      monitoring: { probes: ['error-rate', 'uptime'] },
    });
    expect(
      probes.map(({ key, items, provider }) => [
        key,
        provider.id,
        items,
        provider.timeoutMs,
      ]),
    ).toEqual([
      ['releaseGate.checks[0]', 'uptime', ['uptime-green'], 2_000],
      [
        'releaseGate.checks[1]',
        'error-rate',
        ['critical-paths-verified/login'],
        undefined,
      ],
    ]);
    expect(policy.monitoringProbes).toEqual(['error-rate', 'uptime']);
  });

  it.each<[string, JsonObject]>([
    ['checks[0].kind must be http or prometheus', { checks: [{ id: 'a' }] }],
    [
      'checks[0].id must be a kebab-case id',
      { checks: [{ ...http, id: 'Up Time' }] },
    ],
    [
      'checks[0].url must be an http or https URL',
      { checks: [{ ...http, url: 'status.example.com' }] },
    ],
    [
      'checks[0].url must be an http or https URL',
      { checks: [{ ...http, url: 'file:///etc/passwd' }] },
    ],
    [
      'checks[0].method is not a setting of Release Gate',
      { checks: [{ ...http, method: 'POST' }] },
    ],
    [
      'checks[0].timeout must be a duration longer than nothing and at most P3650D, as ISO 8601 (PT15M), as words (15 minutes) or by its units ({ minutes: 15 })',
      { checks: [{ ...http, timeout: 'soon' }] },
    ],
    [
      'checks[0].expect.status must be an HTTP status from 100 to 599',
      { checks: [{ ...http, expect: { status: 42 } }] },
    ],
    [
      "checks[0].expect.jsonPath must begin with '$'",
      { checks: [{ ...http, expect: { jsonPath: 'status' } }] },
    ],
    [
      'checks[0].expect.jsonPath must hold no filter and no script',
      { checks: [{ ...http, expect: { jsonPath: '$[?(@.up)]' } }] },
    ],
    [
      'checks[0].expect.equals needs a jsonPath',
      { checks: [{ ...http, expect: { equals: 'up' } }] },
    ],
    [
      'checks[0].expect.equals must be a text, a number or true or false',
      { checks: [{ ...http, expect: { jsonPath: '$.a', equals: ['up'] } }] },
    ],
    [
      'checks[0].query must be a PromQL expression',
      { checks: [{ ...prometheus, query: 5 }] },
    ],
    [
      'checks[0].threshold must have a min, a max, or both',
      { checks: [{ ...prometheus, threshold: {} }] },
    ],
    [
      'checks[0].threshold is impossible: nothing is at least 2 and at most 1',
      { checks: [{ ...prometheus, threshold: { min: 2, max: 1 } }] },
    ],
    [
      'checkRuns.concurrency must be a whole number from 1 to 100',
      { checkRuns: { concurrency: 0 } },
    ],
    [
      'checkRuns.maxAge must be a duration longer than nothing and at most P3650D, as ISO 8601 (PT15M), as words (15 minutes) or by its units ({ minutes: 15 })',
      { checkRuns: { maxAge: 'PT0S' } },
    ],
    [
      'checkRuns.every is not a setting of Release Gate',
      { checkRuns: { every: 'PT1M' } },
    ],
    [
      "monitoring.probes[0] names no check of checks: 'uptime'",
      { monitoring: { probes: ['uptime'] } },
    ],
    [
      "monitoring.probes[1] names 'uptime' twice",
      { checks: [http], monitoring: { probes: ['uptime', 'uptime'] } },
    ],
  ])('stop the start-up: %s', (message, config) => {
    expect(() => read(config)).toThrow(`releaseGate.${message}`);
  });
});
