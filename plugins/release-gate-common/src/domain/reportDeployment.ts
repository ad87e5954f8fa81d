import { refuseReporter } from './authority';
import { voiding } from './approval';
import type { ReportDeployment } from './commands';
import { type Context, findEnvironment } from './context';
import {
  type EntityRecord,
  isOpen,
  releaseOfCommit,
  runningIn,
} from './entityRecord';
import type {
  DeploymentCoverage,
  DeploymentFact,
  EnvironmentTier,
  ReleaseEventBody,
  ViolationFact,
} from './events';
import { type GateAnswer, askGate } from './gate';
import { after, distanceMs } from './instants';
import { type Refusal } from './refusals';
import type { Release } from './release';
import { shortCommit } from './shortCommit';
import type { Plan, World } from './world';
import { stagesAt } from './workflow';

/** How far a claimed time may lie from the time of receipt before it is flagged. */
const CLAIM_TOLERANCE_MS = 5 * 60_000;

/**
 * What a report comes to: always recorded; `violation` where it breaches the
 * rule that production needs an approval.
 *
 * @public
 */
export interface DeploymentAnswer {
  readonly deploymentId: string;
  readonly releaseId?: string;
  readonly violation?: {
    readonly id: string;
    readonly code: string;
    readonly message: string;
  };
}

interface Place {
  readonly environment: string;
  readonly tier: EnvironmentTier;
  readonly declared: boolean;
}

/** An undeclared environment counts as production. */
function placeOf(command: ReportDeployment, context: Context): Place {
  const found = findEnvironment(context.policy, command.environment);
  return found
    ? { environment: found.name, tier: found.tier, declared: true }
    : { environment: command.environment, tier: 'production', declared: false };
}

/** Whether a deployment of this release was started under its approval and has not ended. */
function isUnderWay(release: Release): boolean {
  const last = release.deployments
    .filter(({ tier }) => tier === 'production')
    .at(-1);
  return (
    last?.coverage === 'approval' &&
    last.status === 'started' &&
    (release.approval.status === 'approved' ||
      (release.approval.status === 'expired' &&
        release.approval.decision !== undefined))
  );
}

function rollbackTo(
  entity: EntityRecord,
  place: Place,
  commit: string,
): string | undefined {
  return entity.releases.find(
    entry =>
      entry.standing === 'rolling-back' &&
      entry.environment.toLowerCase() === place.environment.toLowerCase() &&
      entry.rollbackTarget?.commit === commit,
  )?.id;
}

interface Judgement {
  readonly coverage: DeploymentCoverage;
  readonly releaseId?: string;
  readonly gate?: GateAnswer;
}

function judge(
  world: World,
  command: ReportDeployment,
  place: Place,
  context: Context,
): Judgement {
  const { entity } = world;
  const entry = releaseOfCommit(entity, command.commit);
  const release = entry && world.releases[entry.id];
  const own = release && { releaseId: release.id };
  if (place.tier !== 'production') {
    return { coverage: 'not-needed', ...own };
  }
  const reverting = rollbackTo(entity, place, command.commit);
  if (reverting) {
    return { coverage: 'rollback', releaseId: reverting };
  }
  const gate = askGate({
    environment: place.environment,
    commit: command.commit,
    now: context.now,
    policy: context.policy,
    entity,
    ...(release && { release }),
    entityKnown: true,
    historyValid: true,
  });
  if (gate.allowed || (release && place.declared && isUnderWay(release))) {
    return { coverage: 'approval', ...own };
  }
  return runningIn(entity, place.environment)?.commit === command.commit
    ? { coverage: 'redeployment', ...own }
    : { coverage: 'none', ...own, gate };
}

/** The breach that an unfinished report of the same deployment has already recorded. */
function openBreach(
  world: World,
  place: Place,
  commit: string,
): ViolationFact | undefined {
  const last = world.entity.deployments
    .filter(
      ({ environment, commit: other }) =>
        other === commit &&
        environment.toLowerCase() === place.environment.toLowerCase(),
    )
    .at(-1);
  if (last?.coverage !== 'none' || last.status !== 'started') {
    return undefined;
  }
  const run = new Set(
    world.entity.deployments
      .filter(
        deployment =>
          deployment.commit === commit &&
          deployment.environment === last.environment,
      )
      .map(({ deploymentId }) => deploymentId),
  );
  return [
    ...world.entity.violations,
    ...Object.values(world.releases).flatMap(({ violations }) => violations),
  ]
    .filter(({ deploymentId }) => run.has(deploymentId))
    .at(-1);
}

function breach(
  world: World,
  command: ReportDeployment,
  place: Place,
  { gate }: Judgement,
): ViolationFact {
  const why = gate?.reasons.map(({ message }) => message).join('; ');
  return {
    violationId: command.violationId,
    code: 'unapproved-deployment',
    message: `Commit ${shortCommit(command.commit)} of ${
      world.entity.entityRef
    } was deployed to ${place.environment} without a valid approval: ${why}`,
    deploymentId: command.deploymentId,
  };
}

/** What another commit's success does to the other releases of the entity. */
function sideEffects(
  world: World,
  command: ReportDeployment,
  place: Place,
  coverage: DeploymentCoverage,
): Readonly<Record<string, readonly ReleaseEventBody[]>> {
  if (command.status !== 'succeeded' || coverage === 'redeployment') {
    return {};
  }
  const others = world.entity.releases
    .filter(entry => isOpen(entry) && entry.commit !== command.commit)
    .flatMap(({ id }) => world.releases[id] ?? []);
  const effects = others.map(
    (release): readonly [string, readonly ReleaseEventBody[]] => [
      release.id,
      place.tier === 'staging'
        ? reopenStaging(release)
        : voidedByBaseline(release, place),
    ],
  );
  return Object.fromEntries(effects.filter(([, events]) => events.length > 0));
}

function reopenStaging(release: Release): readonly ReleaseEventBody[] {
  const { status } = release.approval;
  if (
    status === 'requested' ||
    status === 'approved' ||
    release.rollback !== undefined
  ) {
    return [];
  }
  const itemIds = stagesAt(release.workflow, 'staging')
    .flatMap(({ items }) => items)
    .filter(({ id }) => release.items[id])
    .map(({ id }) => id);
  return itemIds.length > 0
    ? [
        {
          type: 'items-reopened',
          data: { itemIds, cause: 'another-commit-on-staging' },
        },
      ]
    : [];
}

function voidedByBaseline(
  release: Release,
  place: Place,
): readonly ReleaseEventBody[] {
  return place.tier === 'production' &&
    !release.rollback &&
    release.environment.toLowerCase() === place.environment.toLowerCase()
    ? voiding(release, 'baseline-changed')
    : [];
}

function factOf(
  command: ReportDeployment,
  place: Place,
  { coverage }: Judgement,
  context: Context,
): DeploymentFact {
  const { deploymentId, commit, version, status, url, deployedAt } = command;
  const isClaimOff =
    deployedAt !== undefined &&
    distanceMs(deployedAt, context.now) > CLAIM_TOLERANCE_MS;
  return {
    deploymentId,
    environment: place.environment,
    tier: place.tier,
    commit,
    ...(version !== undefined && { version }),
    status,
    ...(url !== undefined && { url }),
    ...(deployedAt !== undefined && { deployedAt }),
    flags: [
      ...(isClaimOff ? (['claimed-time-differs'] as const) : []),
      ...command.flags,
      ...(place.declared ? [] : (['undeclared-environment'] as const)),
    ],
    coverage,
    source: context.actor.type === 'service' ? 'pipeline' : 'person',
    ...(coverage === 'approval' &&
      status === 'succeeded' && {
        monitoredUntil: after(context.now, context.policy.monitoringWindowMs),
      }),
  };
}

/**
 * Records a deployment. A report by somebody who may report is never refused:
 * what breaches the rule is recorded as a violation. `world` holds every open
 * release of the entity and the newest one of the commit.
 */
export function reportDeployment(
  world: World,
  command: ReportDeployment,
  context: Context,
):
  | { readonly plan: Plan; readonly answer: DeploymentAnswer }
  | { readonly refused: Refusal } {
  const refused = refuseReporter(context);
  if (refused) {
    return { refused };
  }
  const place = placeOf(command, context);
  const judgement = judge(world, command, place, context);
  const { releaseId } = judgement;
  const release = releaseId ? world.releases[releaseId] : undefined;
  const version =
    command.version ?? versionOf(world, judgement, command.commit);
  const fact = factOf(
    { ...command, ...(version && { version }) },
    place,
    judgement,
    context,
  );
  const known =
    judgement.coverage === 'none'
      ? openBreach(world, place, command.commit)
      : undefined;
  const violation =
    judgement.coverage === 'none'
      ? known ?? breach(world, command, place, judgement)
      : undefined;
  const recorded = { type: 'deployment-recorded' as const, data: fact };
  const violated =
    violation && !known
      ? [{ type: 'violation-recorded' as const, data: violation }]
      : [];
  return {
    answer: {
      deploymentId: command.deploymentId,
      ...(release && { releaseId: release.id }),
      ...(violation && {
        violation: {
          id: violation.violationId,
          code: violation.code,
          message: violation.message,
        },
      }),
    },
    plan: {
      entity: [
        {
          type: 'deployment-recorded',
          data: { ...fact, ...(release && { releaseId: release.id }) },
        },
        ...(release ? [] : violated),
      ],
      releases: {
        ...sideEffects(world, command, place, judgement.coverage),
        ...(release && { [release.id]: [recorded, ...violated] }),
      },
    },
  };
}

/** The version that goes with the commit, where the report does not say. */
function versionOf(
  { entity, releases }: World,
  { releaseId }: Judgement,
  commit: string,
): string | undefined {
  const release = releaseId ? releases[releaseId] : undefined;
  if (release?.commit === commit) {
    return release.version;
  }
  return release?.rollback?.restoredCommit === commit
    ? release.rollback.restoredVersion
    : releaseOfCommit(entity, commit)?.version;
}
