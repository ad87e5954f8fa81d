import { setting } from 'backstage-plugin-release-gate-node';
import { z } from 'zod/v4';
import type { ConfiguredProbe } from '../application/CheckBindings';
import { HttpProbe } from '../checks/HttpProbe';
import { PrometheusProbe } from '../checks/PrometheusProbe';

const url = setting.httpUrl().transform(text => new URL(text));

const COMMON = {
  id: setting.text(/^[a-z][a-z0-9-]{0,99}$/, 'a kebab-case id'),
  url,
  timeout: setting.durationMs().optional(),
  items: z.array(setting.text()).default([]),
  allowPrivate: setting.boolean().default(false),
};

const expectSchema = setting
  .section({
    status: setting
      .wholeNumber({ min: 100, max: 599, what: 'an HTTP status' })
      .default(200),
    jsonPath: z
      .string('must be a JSONPath')
      .startsWith('$', "must begin with '$'")
      .regex(/^[^()`]*$/, 'must hold no filter and no script')
      .optional(),
    equals: z
      .union(
        [z.string(), z.number(), z.boolean()],
        'must be a text, a number or true or false',
      )
      .optional(),
    text: setting.text().optional(),
  })
  .refine(
    ({ equals, jsonPath }) => equals === undefined || jsonPath !== undefined,
    {
      path: ['equals'],
      error: 'needs a jsonPath that says what has to be equal',
    },
  );

const thresholdSchema = setting
  .section({
    min: setting.number().optional(),
    max: setting.number().optional(),
  })
  .superRefine(({ min, max }, context) => {
    if (min === undefined && max === undefined) {
      context.addIssue('must have a min, a max, or both');
    } else if (min !== undefined && max !== undefined && min > max) {
      context.addIssue(
        `is impossible: nothing is at least ${min} and at most ${max}`,
      );
    }
  });

const probeSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      ...COMMON,
      kind: z.literal('http'),
      expect: expectSchema,
    }),
    z.strictObject({
      ...COMMON,
      kind: z.literal('prometheus'),
      query: setting.text(undefined, 'a PromQL expression'),
      threshold: thresholdSchema,
    }),
  ],
  'must be http or prometheus',
);

function toProbe(
  { items, timeout: timeoutMs, ...options }: z.output<typeof probeSchema>,
  index: number,
): ConfiguredProbe {
  const provider =
    options.kind === 'http'
      ? new HttpProbe({ ...options, timeoutMs })
      : new PrometheusProbe({ ...options, timeoutMs });
  return { key: `releaseGate.checks[${index}]`, items, provider };
}

/** `releaseGate.checks`: the probes, in their order. */
export const checksSchema = z
  .array(probeSchema)
  .default([])
  .transform((probes): readonly ConfiguredProbe[] => probes.map(toProbe));

/** `releaseGate.checkRuns`: how and how often checks run. */
export const checkRunsSchema = setting.section({
  maxAge: setting.durationMs().default(3_600_000),
  interval: setting.durationMs().default(60_000),
  recheck: setting.durationMs().default(300_000),
  timeout: setting.durationMs().default(10_000),
  concurrency: setting.wholeNumber({ min: 1, max: 100 }).default(8),
});
