import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  type EnvironmentName,
  environmentKey,
} from 'backstage-plugin-release-gate-common';
import { setting } from 'backstage-plugin-release-gate-node';
import { z } from 'zod/v4';
import { checkRunsSchema, checksSchema } from './checkSchemas';
import { documentsSchema } from './documentsSchema';
import { workflowsSchema } from './workflowsSchema';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A full entity reference, in lower case; of one of the kinds where some are given. */
function entityRef(...kinds: readonly string[]) {
  return setting.text().transform((ref, context) => {
    try {
      const parsed = parseEntityRef(ref);
      if (kinds.length === 0 || kinds.includes(parsed.kind.toLowerCase())) {
        return stringifyEntityRef(parsed).toLowerCase();
      }
    } catch {
      // Said below, in our words.
    }
    const ofKind = kinds.length > 0 ? ` of kind ${kinds.join(' or ')}` : '';
    context.addIssue(
      `must be a full entity reference${ofKind}, and is '${ref}'`,
    );
    return z.NEVER;
  });
}

/** One duration, or one for each reminder. */
const remindersSchema = z
  .preprocess(
    given => (Array.isArray(given) ? given : [given]),
    z.array(setting.durationMs()),
  )
  .transform((waits): readonly number[] =>
    [...new Set(waits)].sort((a, b) => a - b),
  );

const environmentsSchema = z
  .array(
    z.strictObject({
      name: setting.text() as z.ZodType<string> as z.ZodType<EnvironmentName>,
      tier: z.enum(['production', 'staging', 'other']),
    }),
  )
  .superRefine((environments, context) => {
    const names = environments.map(({ name }) => environmentKey(name));
    const double = names.find((name, index) => names.indexOf(name) !== index);
    if (double !== undefined) {
      context.addIssue(`names '${double}' twice`);
    } else if (!environments.some(({ tier }) => tier === 'production')) {
      context.addIssue('must name one of tier production');
    }
  });

const sections = setting.section({
  approvers: z.array(entityRef('user', 'group')).default([]),
  pipelines: z
    .array(
      z.strictObject({
        subject: setting.text(),
        entities: z.array(entityRef()).optional(),
        environments: z.array(setting.text()).optional(),
      }),
    )
    .default([]),
  approval: setting.section({
    validFor: setting.durationMs().default(7 * DAY_MS),
    requestExpires: setting.durationMs().default(7 * DAY_MS),
    deployWithin: setting.durationMs().default(DAY_MS),
    remindAfter: remindersSchema.default([DAY_MS]),
    minimumStatementLength: setting.wholeNumber({ min: 1 }).default(10),
    trustedLocations: z.array(setting.text()).optional(),
  }),
  rollback: setting.section({
    within: setting.durationMs().default(DAY_MS),
  }),
  monitoring: setting.section({
    window: setting.durationMs().default(15 * MINUTE_MS),
    probes: z.array(setting.text()).default([]),
  }),
  environments: environmentsSchema.default([
    { name: 'production' as EnvironmentName, tier: 'production' },
    { name: 'staging' as EnvironmentName, tier: 'staging' },
  ]),
  workflows: workflowsSchema,
  checks: checksSchema,
  checkRuns: checkRunsSchema,
  notes: setting.section({
    deliverWithin: setting.durationMs().default(HOUR_MS),
  }),
  documents: documentsSchema,
  ownership: setting.section({
    groups: z.enum(['direct', 'ancestors']).default('direct'),
  }),
  directory: setting.section({
    timeout: setting.durationMs().default(3 * SECOND_MS),
  }),
  // Read by the modules that they configure.
  clockify: z.unknown().optional(),
  usersnap: z.unknown().optional(),
});

type Sections = z.output<typeof sections>;

/** Whether two grants to one pipeline have an entity and an environment in common. */
function overlaps(
  one: Sections['pipelines'][number],
  other: Sections['pipelines'][number],
): boolean {
  const share = (
    some: readonly string[] | undefined,
    others: readonly string[] | undefined,
  ) =>
    some === undefined ||
    others === undefined ||
    some.some(name =>
      others.some(each => each.toLowerCase() === name.toLowerCase()),
    );
  return (
    one.subject === other.subject &&
    share(one.entities, other.entities) &&
    share(one.environments, other.environments)
  );
}

/** What one section says about another has to be there, and nothing is granted twice. */
function refuseUnknownNames(
  { pipelines, environments, monitoring, checks }: Sections,
  context: z.core.$RefinementCtx,
): void {
  const refuse = (path: readonly PropertyKey[], message: string) =>
    context.addIssue({ code: 'custom', path: [...path], message });
  pipelines.forEach((pipeline, index) => {
    const earlier = pipelines
      .slice(0, index)
      .findIndex(other => overlaps(other, pipeline));
    if (earlier !== -1) {
      refuse(
        ['pipelines', index, 'subject'],
        `names '${pipeline.subject}' twice: what it grants is in part granted by pipelines[${earlier}] already`,
      );
    }
  });
  const known = environments.map(({ name }) => environmentKey(name));
  pipelines.forEach((pipeline, index) =>
    pipeline.environments?.forEach((name, place) => {
      if (!known.includes(environmentKey(name))) {
        refuse(
          ['pipelines', index, 'environments', place],
          `names no environment of environments: '${name}'`,
        );
      }
    }),
  );
  monitoring.probes.forEach((id, index) => {
    const path = ['monitoring', 'probes', index];
    if (!checks.some(({ provider }) => provider.id === id)) {
      refuse(path, `names no check of checks: '${id}'`);
    } else if (monitoring.probes.indexOf(id) !== index) {
      refuse(path, `names '${id}' twice`);
    }
  });
}

/** Everything under `releaseGate`, with the defaults of what is missing. */
export const settingsSchema = sections.superRefine(refuseUnknownNames);
