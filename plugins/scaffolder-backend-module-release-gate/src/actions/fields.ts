import type { z } from 'zod/v3';

type Zod = typeof z;

/*
 * The fields that several actions share. The limits are those of the API, as
 * far as JSON Schema can say them; Release Gate checks them again.
 */

/** A name of up to 200 characters. */
export const name = (zod: Zod, description: string) =>
  zod.string().min(1).max(200).describe(description);

/** A text of up to 10,000 characters; blank is as good as missing. */
export const text = (zod: Zod, description: string) =>
  zod.string().max(10_000).describe(description);

export const releaseId = (zod: Zod) =>
  zod
    .string()
    .min(1)
    .max(200)
    .describe(
      'The id of the release, as the output `releaseId` of `release-gate:release:create` or the picker of releases gives it',
    );

export const commit = (zod: Zod) =>
  zod
    .string()
    .regex(/^([0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/)
    .describe('The commit, in full: 40 or 64 hex digits');

export const entityRef = (zod: Zod, description: string) =>
  zod
    .string()
    .max(500)
    .regex(/^[A-Za-z][A-Za-z0-9-]*:[A-Za-z0-9-]+\/[A-Za-z0-9][A-Za-z0-9._-]*$/)
    .describe(description);

export const tickets = (zod: Zod) =>
  zod
    .array(
      zod.object({
        tracker: zod
          .string()
          .min(1)
          .max(100)
          .describe('The tracker, for example `usersnap`'),
        id: zod
          .string()
          .min(1)
          .max(100)
          .describe('The id of the ticket in its tracker'),
      }),
    )
    .max(100)
    .optional()
    .describe('The tickets that the release resolves');

/** The entity that a release must belong to. */
export const expectedEntityRef = (zod: Zod) =>
  entityRef(
    zod,
    'The entity that the release has to be one of; nothing is written for a release of another one',
  ).optional();

export const release = (zod: Zod) =>
  zod
    .record(zod.unknown())
    .describe('The release as the API of Release Gate gives it');

export const releaseUrl = (zod: Zod) =>
  zod.string().describe('The page of the release in the portal');

export const documentUrl = (zod: Zod) =>
  zod.string().describe('The page of the document in the portal');
