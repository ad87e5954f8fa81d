import {
  type ReleaseId,
  type EnvironmentName,
  type EntityRef,
  type EntityRecord,
  type Release,
  type ReleaseJson,
  type SummaryJson,
  awaitingReentry,
  emptyEntityRecord,
  entityActions,
  isOpen,
  productionEnvironment,
  productionEnvironments,
  runningSince,
  statementPolicyOf,
  toProductionJson,
  toWorkflowJson,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { KnownEntity } from '../Directory';
import type { Parts, Ports } from '../Parts';
import { readContext } from '../readContext';
import { type Standing, readStandingForView } from '../readStanding';
import { BrokenHistory } from '../EventStore';
import { requireEntity } from '../requireEntity';
import { unknownWorkflow } from '../SettingsWatch';
import { viewRelease } from '../viewRelease';
import { workflowOf } from '../workflowOf';

const HISTORY_LENGTH = 10;
const VIOLATIONS_SHOWN = 50;

/** Everything that the page of an entity shows. @throws NotFoundError for one that nobody knows */
export async function readSummary(
  parts: Parts,
  caller: Caller,
  entityRef: EntityRef,
): Promise<SummaryJson> {
  const { entityLists, settings } = parts;
  const subject = await load(parts, caller, entityRef);
  const { known, roles, entity, current, now } = subject;
  const [lists, context] = await Promise.all([
    readLists(entityLists, subject),
    readContext(parts, {
      caller,
      roles,
      known,
      now,
      entity,
      ...(current && { release: current }),
    }),
  ]);
  const silence = subject.isCatalogSilent && { isCatalogSilent: true as const };
  const release = current && {
    ...(await viewRelease(parts, current, context)),
    ...silence,
  };
  const workflow = current?.workflow ?? workflowOf(settings, known);
  const inProduction = runningSince(
    entity,
    productionEnvironment(settings.policy),
  );
  return {
    entityRef,
    workflow: toWorkflowJson(workflow),
    ...workflowProblem(settings, known),
    ...silence,
    ...(release && { current: release }),
    ...(inProduction && { inProduction }),
    environments: toProductionJson(context),
    ...lists,
    gate: subject.flaw
      ? closedBy(subject.flaw)
      : release?.gate ?? closedWithoutRelease(entityRef),
    allowedActions: [
      ...new Set([
        ...entityActions(lists.violations, context),
        ...(release?.allowedActions ?? []),
      ]),
    ],
    statementPolicy: statementPolicyOf(context.policy),
    now,
  };
}

/** An entity that chooses a workflow which is not there is told so, instead of quietly getting another. */
function workflowProblem(
  { workflows }: Ports['settings'],
  known: KnownEntity | undefined,
): Pick<SummaryJson, 'workflowProblem'> {
  return known?.workflow === undefined || workflows.has(known.workflow)
    ? {}
    : { workflowProblem: unknownWorkflow(known.entityRef, known.workflow) };
}

/** In it, `known` is undefined too where the catalog cannot be asked. */
interface Subject extends Standing {
  readonly entity: EntityRecord;
  readonly current: Release | undefined;
  readonly now: string;
  /** Where the history of the entity or of its current release is not whole: then the lists are what is left to show. */
  readonly flaw?: BrokenHistory;
}

async function load(
  parts: Parts,
  caller: Caller,
  entityRef: EntityRef,
): Promise<Subject> {
  const { store, directory, settings } = parts;
  const productions = productionEnvironments(settings.policy);
  const loaded = await store
    .loadEntity(entityRef, record => currentReleases(record, productions))
    .catch(error => nothingOf(entityRef, error));
  if ('flaw' in loaded) {
    return {
      ...loaded,
      ...(await readStandingForView(parts, { caller, entityRef })),
      current: undefined,
      now: await store.now(),
    };
  }
  const entity = loaded.entity.state;
  const [flaw] = Object.values(loaded.broken);
  const current = Object.values(loaded.releases).at(0)?.state;
  const standing = await readStandingForView(parts, {
    caller,
    entityRef,
    ...(current && { recordedOwner: async () => current.owner }),
  });
  const isUnknown = !standing.known && !standing.isCatalogSilent;
  if (isUnknown && entity.sequence === 0) {
    await requireEntity(directory, entityRef);
  }
  return {
    ...standing,
    entity,
    current,
    now: loaded.now,
    ...(flaw && { flaw }),
  };
}

/** What can be said of an entity whose history is not whole. @throws any other error */
function nothingOf(
  entityRef: EntityRef,
  error: unknown,
): { readonly entity: EntityRecord; readonly flaw: BrokenHistory } {
  if (!(error instanceof BrokenHistory)) {
    throw error;
  }
  return { entity: emptyEntityRecord(entityRef), flaw: error };
}

/** The release that the entity's page is about, if there is one: the newest open one, else one that waits for its re-entry. */
function currentReleases(
  record: EntityRecord,
  productions: readonly EnvironmentName[],
): readonly ReleaseId[] {
  const current =
    record.releases.filter(isOpen).at(-1) ??
    productions
      .flatMap(production => awaitingReentry(record, production) ?? [])
      .at(0);
  return current ? [current.id] : [];
}

/** What the page lists; a table is asked only where the entity's history allows for a row in it. */
async function readLists(
  lists: Ports['entityLists'],
  { entity, now, flaw }: Subject,
): Promise<Pick<SummaryJson, 'history' | 'violations' | 'openDuties'>> {
  const { entityRef } = entity;
  const [history, violations, openDuties] = await Promise.all([
    lists.recentReleases(entityRef, HISTORY_LENGTH, now),
    flaw || mayHaveViolations(entity)
      ? lists.listViolations(entityRef, VIOLATIONS_SHOWN)
      : [],
    flaw || mayHaveDuties(entity) ? lists.listDuties(entityRef) : [],
  ]);
  return { history, violations, openDuties };
}

function mayHaveViolations(record: EntityRecord): boolean {
  return record.deployments.some(({ coverage }) => coverage === 'none');
}

function mayHaveDuties(record: EntityRecord): boolean {
  return record.releases.some(({ standing }) =>
    [
      'in-production',
      'post-deployment',
      'rolling-back',
      'rolled-back',
    ].includes(standing),
  );
}

function closedBy({ message }: BrokenHistory): ReleaseJson['gate'] {
  return { allowed: false, reasons: [{ code: 'history-invalid', message }] };
}

function closedWithoutRelease(entityRef: EntityRef): ReleaseJson['gate'] {
  return {
    allowed: false,
    reasons: [
      { code: 'no-release', message: `${entityRef} has no open release` },
    ],
  };
}
