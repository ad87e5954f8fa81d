import { z } from 'zod/v4';

/*
 * The one source of the shapes that go in and out over HTTP: requests are
 * validated by these schemas, and openapi.yaml is written from them.
 */

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/u;

function text(maximum: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(maximum, `must have at most ${maximum} characters`)
    .refine(value => !CONTROL.test(value), 'must not hold control characters');
}

/** A name of up to 200 characters, such as a version or a title. */
export const nameSchema = text(200);
/** A text of up to 10,000 characters. */
export const textSchema = text(10_000);

/** Markdown of up to 200 kB, counted in UTF-8 bytes. */
export const markdownSchema = z
  .string()
  .min(1, 'must not be empty')
  .refine(value => value.trim() !== '', 'must not be empty')
  .refine(
    value => new TextEncoder().encode(value).length <= 200_000,
    'must have at most 200 kB',
  )
  .refine(value => !CONTROL.test(value), 'must not hold control characters');

/** A commit: 40 or 64 hex digits, lower-cased. */
export const commitSchema = z
  .string()
  .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/i, 'must be 40 or 64 hex digits')
  .toLowerCase();

/** A full entity reference, lower-cased. */
export const entityRefSchema = z
  .string()
  .max(500)
  .regex(
    /^[a-z][a-z0-9-]{0,62}:[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\/[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/i,
    'must be a full entity reference such as component:default/payments',
  )
  .toLowerCase();

/** A release id: a ULID. */
export const ulidSchema = z
  .string()
  .regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i, 'must be a ULID')
  .toUpperCase();

/** The name of an environment. */
export const environmentSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(100, 'must have at most 100 characters')
  .refine(value => !CONTROL.test(value), 'must not hold control characters');

/** A link: http or https only. */
export const urlSchema = z
  .string()
  .trim()
  .max(2000, 'must have at most 2000 characters')
  .refine(value => {
    try {
      return ['http:', 'https:'].includes(new URL(value).protocol);
    } catch {
      return false;
    }
  }, 'must be an http or https URL');

/** An instant: ISO 8601, turned into UTC with milliseconds. */
export const instantSchema = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 time' })
  .transform(value => new Date(value).toISOString());

const identifier = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,99}$/, 'must be an identifier');

const ticketSchema = z.strictObject({ tracker: identifier, id: identifier });
const changesSchema = z.strictObject({ what: textSchema, why: textSchema });
const versionAndCommitSchema = z.strictObject({
  version: nameSchema,
  commit: commitSchema,
});
/** With the same key by the same caller a command is carried out once: its repetition is answered, and changes nothing. */
const idempotencyKey = nameSchema.optional();
const expectedRevision = z.number().int().min(1).optional();

/** @public */
export const PHASE_VALUES = [
  'pre-deployment',
  'staging',
  'awaiting-approval',
  'approved',
  'production',
  'post-deployment',
  'completed',
  'rolling-back',
  'rolled-back',
  'cancelled',
] as const;

const phaseSchema = z.enum(PHASE_VALUES);

/** What a person says to fill the places of a document, in Markdown. */
const documentAnswersSchema = z.strictObject({
  summary: textSchema.optional(),
  what: textSchema.optional(),
  why: textSchema.optional(),
  highlights: textSchema.optional(),
  testingResults: textSchema.optional(),
  knownIssues: textSchema.optional(),
  impact: textSchema.optional(),
  detection: textSchema.optional(),
  rootCause: textSchema.optional(),
  resolution: textSchema.optional(),
  prevention: textSchema.optional(),
});

/** The bodies of the commands, by the name of the operation. */
export const bodySchemas = {
  startRelease: z.strictObject({
    entityRef: entityRefSchema,
    version: nameSchema,
    commit: commitSchema,
    title: nameSchema.optional(),
    routine: z.boolean().optional(),
    changes: changesSchema.optional(),
    idempotencyKey,
    tickets: z
      .array(ticketSchema)
      .max(100)
      .refine(
        tickets =>
          new Set(tickets.map(({ tracker, id }) => `${tracker} ${id}`)).size ===
          tickets.length,
        'must not name a ticket twice',
      )
      .optional(),
  }),
  amendRelease: z.strictObject({
    expectedRevision: z.number().int().min(1),
    version: nameSchema.optional(),
    commit: commitSchema.optional(),
    title: nameSchema.optional(),
    routine: z.boolean().optional(),
    changes: changesSchema.optional(),
    usersAffected: z.boolean().optional(),
  }),
  linkTicket: ticketSchema.extend({ expectedRevision }),
  closeTicket: ticketSchema.extend({ expectedRevision }),
  unlinkTicket: ticketSchema.extend({ reason: textSchema, expectedRevision }),
  completeItem: z.strictObject({
    note: textSchema.optional(),
    url: urlSchema.optional(),
    part: identifier.optional(),
    expectedRevision,
  }),
  reopenItem: z.strictObject({ note: textSchema, expectedRevision }),
  runChecks: z.strictObject({ expectedRevision }),
  logTime: z
    .strictObject({
      start: instantSchema,
      end: instantSchema.optional(),
      duration: z.iso
        .duration({ error: 'must be an ISO 8601 duration such as PT1H30M' })
        .optional(),
      description: text(2_000).optional(),
      billable: z.boolean().optional(),
      expectedRevision,
    })
    .refine(
      ({ end, duration }) => (end === undefined) !== (duration === undefined),
      {
        path: ['end'],
        message: 'or duration has to be given, and not both',
      },
    ),
  retryTime: z.strictObject({ expectedRevision }),
  attachDocument: z.strictObject({
    kind: z.enum(['release-note', 'incident-report']),
    title: nameSchema,
    markdown: markdownSchema,
    url: urlSchema.optional(),
    idempotencyKey,
    expectedRevision,
  }),
  draftDocument: z.strictObject({
    answers: documentAnswersSchema.optional(),
  }),
  deliverReleaseNote: z.strictObject({ expectedRevision }),
  requestApproval: z.strictObject({
    what: textSchema,
    why: textSchema,
    testingResults: textSchema,
    releaseNotes: markdownSchema.optional(),
    baseline: versionAndCommitSchema.optional(),
    idempotencyKey,
    expectedRevision,
  }),
  decide: z.strictObject({
    decision: z.enum(['approved', 'rejected']),
    statement: textSchema,
    requestDigest: z
      .string()
      .regex(/^[0-9a-f]{64}$/i, 'must be 64 hex digits')
      .toLowerCase(),
    expectedRevision,
  }),
  revokeApproval: z.strictObject({ statement: textSchema, expectedRevision }),
  rollBack: z
    .strictObject({
      reason: textSchema,
      restoredVersion: nameSchema,
      usersAffected: z.boolean(),
      affected: z
        .strictObject({
          who: text(1_000),
          howMany: nameSchema.optional(),
          since: instantSchema.optional(),
        })
        .optional(),
      impact: textSchema.optional(),
      expectedRevision,
    })
    .refine(({ usersAffected, affected }) => usersAffected || !affected, {
      path: ['affected'],
      message: 'can be said only where usersAffected is true',
    }),
  reenter: versionAndCommitSchema.extend({ expectedRevision }),
  cancelRelease: z.strictObject({ reason: textSchema, expectedRevision }),
  reportDeployment: z.strictObject({
    entityRef: entityRefSchema,
    environment: environmentSchema,
    commit: commitSchema,
    version: nameSchema.optional(),
    status: z.enum(['started', 'succeeded', 'failed']),
    url: urlSchema.optional(),
    deployedAt: instantSchema.optional(),
    idempotencyKey: nameSchema.optional(),
  }),
  answerViolation: z.strictObject({ statement: textSchema, expectedRevision }),
} as const;

const limit = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'must be a whole number from 1 to 200')
  .transform(Number)
  .pipe(z.number().max(200, 'must be a whole number from 1 to 200'));
const cursor = z.string().min(1).max(500).optional();

/** The query parameters of the reads, by the name of the operation. */
export const querySchemas = {
  listReleases: z.strictObject({
    entityRef: entityRefSchema.optional(),
    phase: z
      .union([phaseSchema, z.array(phaseSchema)], {
        error: `must be one of ${PHASE_VALUES.join(', ')}`,
      })
      .transform(value => (Array.isArray(value) ? value : [value]))
      .optional(),
    awaitingMyDecision: z.enum(['true', 'false']).optional(),
    createdBy: entityRefSchema.optional(),
    owner: entityRefSchema.optional(),
    q: z
      .string()
      .trim()
      .max(200)
      .refine(value => !CONTROL.test(value), 'must not hold control characters')
      .optional(),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
    limit: limit.prefault('50'),
    cursor,
  }),
  listEvents: z.strictObject({ limit: limit.prefault('200'), cursor }),
  listDocuments: z.strictObject({ limit: limit.prefault('50'), cursor }),
  readDocument: z.strictObject({
    version: z.coerce.number().int().min(1).optional(),
  }),
  askGate: z.strictObject({
    entityRef: entityRefSchema,
    environment: environmentSchema,
    commit: commitSchema,
  }),
  summary: z.strictObject({ entityRef: entityRefSchema }),
  searchTickets: z.strictObject({
    entityRef: entityRefSchema,
    tracker: identifier,
    id: identifier.optional(),
    state: z
      .enum(['open', 'closed'], { error: 'must be open or closed' })
      .optional(),
    limit: limit.prefault('20'),
  }),
  none: z.strictObject({}),
} as const;
