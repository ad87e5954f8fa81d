import type { Config } from '@backstage/config';
import { readConfig, setting } from 'backstage-plugin-release-gate-node';
import { z } from 'zod/v4';

/** The only host and version that the vendor documents. */
const DEFAULT_BASE_URL = 'https://platform.usersnap.com/v0.1';

/** `releaseGate.usersnap`, read and checked. */
export interface UsersnapConfig {
  readonly jwtId: string;
  readonly jwtSecret: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly defaultProjectId?: string;
  /** Lower-case, as all the lists. */
  readonly closedStates: readonly string[];
  readonly blockingPriorities: readonly string[];
  readonly blockingLabels: readonly string[];
  /** The tokens of the webhooks, by project. */
  readonly webhookTokens: ReadonlyMap<string, string>;
}

const projectId = setting.text(/^[0-9a-zA-Z-]{1,100}$/, 'the id of a project');

/** Names that are compared ignoring case. */
const names = z.array(
  z.string('must be a text').trim().toLowerCase().min(1, 'must not be empty'),
);

const webhooksSchema = z
  .array(
    z.strictObject({
      projectId,
      token: setting.text(/^\S{8,}$/, 'a token of 8 characters or more'),
    }),
  )
  .superRefine((webhooks, context) => {
    const ids = webhooks.map(webhook => webhook.projectId);
    const index = ids.findIndex((id, place) => ids.indexOf(id) !== place);
    if (index >= 0) {
      context.addIssue({
        code: 'custom',
        path: [index, 'projectId'],
        message: `is '${ids[index]}', which is named already`,
      });
    }
  });

const usersnapSchema = z
  .strictObject({
    jwtId: setting.text(/^\S+$/, 'the JWT ID of the REST API'),
    jwtSecret: setting.text(/^\S{8,}$/, 'the JWT secret of the REST API'),
    baseUrl: setting.baseUrl().default(DEFAULT_BASE_URL),
    defaultProjectId: projectId.optional(),
    closedStates: names
      .min(1, 'must name at least one state')
      .default(['done']),
    blocking: setting.section({
      priorities: names.default(['high', 'critical', 'blocker']),
      labels: names.default(['blocker', 'critical']),
    }),
    webhooks: webhooksSchema.default([]),
  })
  .transform(
    ({ blocking, webhooks, ...given }): UsersnapConfig => ({
      ...given,
      blockingPriorities: blocking.priorities,
      blockingLabels: blocking.labels,
      webhookTokens: new Map(
        webhooks.map(webhook => [webhook.projectId, webhook.token]),
      ),
    }),
  );

/**
 * Reads `releaseGate.usersnap`, or undefined where it is not configured.
 *
 * @throws Error with one sentence that names the key
 */
export function readUsersnapConfig(root: Config): UsersnapConfig | undefined {
  return readConfig(root, 'releaseGate.usersnap', usersnapSchema.optional());
}
