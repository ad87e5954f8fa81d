import type { BasicPermission } from '@backstage/plugin-permission-common';
import { z } from 'zod/v4';
import {
  releaseReadPermission,
  releaseUpdatePermission,
} from '../../permissions';
import { releaseJson } from '../answers/releases';
import { revisionSchema, ulidSchema } from '../fields';

/**
 * One operation of the API: everything that routes, client, openapi.yaml,
 * actions of agents and the twin of the tests are made of.
 *
 * @public
 */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Under the plugin's base URL, with `:name` for a parameter. */
  readonly path: string;
  readonly summary: string;
  readonly permission: BasicPermission;
  /** The parameters of the path. */
  readonly parameters: z.ZodObject;
  readonly query: z.ZodObject;
  /** Missing where the operation takes none. */
  readonly body?: z.ZodType;
  /** Of the answer when all went well. */
  readonly status: 200 | 201 | 202;
  readonly answer: z.ZodType;
  /** What the answer is sent as; JSON by default. */
  readonly mediaType?: 'text/markdown';
  /**
   * Whether the answer carries an `ETag`, and is 304 while what the asker has
   * is still so. The tag is about everything in the answer but each `now`.
   */
  readonly isConditional?: true;
}

/** No parameters at all; unknown ones are refused. */
export const none = z.strictObject({});

/** The id of the release in the path. */
export const releaseId = z.strictObject({ id: ulidSchema });

/** What most reads have in common. */
export const read = {
  method: 'GET',
  permission: releaseReadPermission,
  parameters: none,
  query: none,
  status: 200,
} as const;

/** What most commands on a release have in common. */
export const change = {
  method: 'POST',
  permission: releaseUpdatePermission,
  parameters: releaseId,
  query: none,
  status: 200,
  answer: releaseJson,
} as const;

/** What every command may say: on which revision of the release it is meant. */
export const onRevision = { expectedRevision: revisionSchema.optional() };
