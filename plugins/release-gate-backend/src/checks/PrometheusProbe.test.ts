import {
  type Answer,
  checkedItem,
  checkedRelease,
  describeCheckProvider,
  startHttpServer,
} from 'backstage-plugin-release-gate-node/testUtils';
import { PrometheusProbe, type Threshold } from './PrometheusProbe';

/** Answers as Prometheus documents them, under "HTTP API: Expression queries". */
const vector = (...values: readonly string[]): Answer => ({
  body: JSON.stringify({
    status: 'success',
    data: {
      resultType: 'vector',
      result: values.map((value, index) => ({
        metric: { __name__: 'errors', instance: `host-${index}` },
        value: [1715500800.781, value],
      })),
    },
  }),
});
const scalar = (value: string): Answer => ({
  body: JSON.stringify({
    status: 'success',
    data: { resultType: 'scalar', result: [1715500800.781, value] },
  }),
});
const error: Answer = {
  status: 400,
  body: JSON.stringify({
    status: 'error',
    errorType: 'bad_data',
    error: 'invalid parameter "query": parse error: secret-in-the-error',
  }),
};

async function startProbe(
  answer: () => Answer | undefined,
  threshold: Threshold = { max: 0.01 },
  path = '/prometheus',
) {
  const server = await startHttpServer(answer);
  const probe = new PrometheusProbe({
    id: 'error-rate',
    url: new URL(path, server.url),
    query: 'sum(rate(errors{job="payments"}[5m]))',
    threshold,
    allowPrivate: true,
  });
  const run = () =>
    probe.run(checkedRelease, checkedItem, {
      signal: new AbortController().signal,
    });
  return { server, probe, run };
}

describeCheckProvider('the Prometheus probe', async () => {
  let answer: Answer | undefined;
  const { server, probe } = await startProbe(() => answer);
  const says = (next: Answer | undefined) => () => {
    answer = next;
  };
  return {
    provider: probe,
    pass: says(vector('0.002')),
    fail: says(vector('0.5')),
    garble: says({ body: '<html>' }),
    breakDown: says(error),
    hang: says(undefined),
    secrets: ['secret-in-the-error', 'errors{'],
    stop: () => server.stop(),
  };
});

describe('the Prometheus probe', () => {
  it.each<[string, Answer, Threshold, string]>([
    ['a value within', vector('0.01'), { max: 0.01 }, 'passing'],
    ['a value above', vector('0.011'), { max: 0.01 }, 'failing'],
    ['a value below', vector('0.9'), { min: 0.99 }, 'failing'],
    ['one series of many outside', vector('0', '1'), { max: 0.5 }, 'failing'],
    ['a scalar', scalar('1'), { min: 1, max: 1 }, 'passing'],
    ['infinity', vector('+Inf'), { max: 5 }, 'failing'],
    ['no data', vector(), { max: 0.01 }, 'unavailable'],
    ['what is no number', vector('NaN'), { max: 0.01 }, 'unavailable'],
    [
      'an answer that warns',
      {
        body: JSON.stringify({
          ...JSON.parse(String(vector('0').body)),
          warnings: ['one store did not answer'],
        }),
      },
      { max: 1 },
      'unavailable',
    ],
    [
      'a good answer with a bad status',
      { ...vector('0'), status: 500 },
      { max: 1 },
      'unavailable',
    ],
    [
      'an answer after a byte order mark',
      { body: `\ufeff${vector('0').body}` },
      { max: 1 },
      'passing',
    ],
    ['a query that cannot be evaluated', error, { max: 0.01 }, 'unavailable'],
    [
      'a matrix',
      {
        body: '{"status":"success","data":{"resultType":"matrix","result":[]}}',
      },
      { max: 1 },
      'unavailable',
    ],
  ])('judges %s', async (_, answer, threshold, status) => {
    const { server, run } = await startProbe(() => answer, threshold);
    expect((await run()).status).toBe(status);
    await server.stop();
  });

  it.each(['/prometheus', '/prometheus/', '/prometheus/api/v1/query'])(
    'asks for the value of the expression at %s',
    async path => {
      const { server, run } = await startProbe(
        () => vector('0'),
        { max: 1 },
        path,
      );
      await run();
      const { pathname, searchParams } = new URL(
        server.requests[0].url,
        server.url,
      );
      expect(pathname).toBe('/prometheus/api/v1/query');
      expect(searchParams.get('query')).toBe(
        'sum(rate(errors{job="payments"}[5m]))',
      );
      await server.stop();
    },
  );
});
