import type { Config } from '@backstage/config';
import { readConfig, setting } from 'backstage-plugin-release-gate-node';
import { z } from 'zod/v4';

/**
 * Where Clockify lives, by region: the API and the reports (introduction of the
 * REST API document, "Base URLs").
 */
const REGIONS = {
  global: {
    baseUrl: 'https://api.clockify.me/api',
    reportsBaseUrl: 'https://reports.api.clockify.me',
  },
  eu: {
    baseUrl: 'https://euc1.clockify.me/api',
    reportsBaseUrl: 'https://euc1.clockify.me/report',
  },
  usa: {
    baseUrl: 'https://use2.clockify.me/api',
    reportsBaseUrl: 'https://use2.clockify.me/report',
  },
  uk: {
    baseUrl: 'https://euw2.clockify.me/api',
    reportsBaseUrl: 'https://euw2.clockify.me/report',
  },
  australia: {
    baseUrl: 'https://apse2.clockify.me/api',
    reportsBaseUrl: 'https://apse2.clockify.me/report',
  },
} as const;

type Region = keyof typeof REGIONS;

/** Below the 30 an hour that a new workspace of the free plan has. */
const DEFAULT_REQUESTS_PER_HOUR = 25;
const ID = /^[0-9a-zA-Z]{1,64}$/;

/** `releaseGate.clockify`, read and checked. */
export interface ClockifyConfig {
  readonly apiKey: string;
  readonly workspaceId: string;
  /** How the place is called in messages. */
  readonly region: string;
  /** Without `/v1` and without a slash at its end. */
  readonly baseUrl: string;
  readonly reportsBaseUrl: string;
  readonly defaultProjectId?: string;
  readonly tag: string;
  readonly requestsPerHour: number;
}

const clockifySchema = z
  .strictObject({
    // Printable and without spaces, as a header's value has to be.
    apiKey: setting.text(/^[\x21-\x7e]+$/, 'an API key'),
    workspaceId: setting.text(ID, 'the id of the workspace'),
    region: z.enum(Object.keys(REGIONS) as Region[]).default('global'),
    baseUrl: setting.baseUrl().optional(),
    reportsBaseUrl: setting.baseUrl().optional(),
    defaultProjectId: setting.text(ID, 'the id of a project').optional(),
    tag: setting
      .text(/^.{1,100}$/, 'a text of 1 to 100 characters')
      .default('release'),
    requestsPerHour: setting
      .wholeNumber({ min: 1 })
      .default(DEFAULT_REQUESTS_PER_HOUR),
  })
  .transform(
    ({ region, ...given }): ClockifyConfig => ({
      ...given,
      region: given.baseUrl ?? region,
      baseUrl: given.baseUrl ?? REGIONS[region].baseUrl,
      reportsBaseUrl: given.reportsBaseUrl ?? REGIONS[region].reportsBaseUrl,
    }),
  );

/**
 * Reads `releaseGate.clockify`, or undefined where it is not configured.
 *
 * @throws Error with one sentence that names the key
 */
export function readClockifyConfig(root: Config): ClockifyConfig | undefined {
  return readConfig(root, 'releaseGate.clockify', clockifySchema.optional());
}
