import type {
  EntityEvent,
  EntityEventBody,
  Standing,
  VersionAndCommit,
} from './events';
import { standingOf } from './phase';
import type { RecordedDeployment, Release, Violation } from './release';

/** @public */
export interface ReleaseEntry {
  readonly id: string;
  readonly version: string;
  readonly commit: string;
  readonly environment: string;
  readonly attempt: number;
  readonly previousAttemptId?: string;
  readonly standing: Standing;
  readonly rollbackTarget?: VersionAndCommit;
  /** Whether production has ever been worked on for it. */
  readonly wasInProduction: boolean;
}

/** @public */
export type EntityDeployment = RecordedDeployment & {
  readonly releaseId?: string;
  /** Its place in the entity's history. */
  readonly sequence: number;
};

/**
 * What holds for an entity across its releases: where they stand and what runs
 * where. What the entity's own events add up to.
 *
 * @public
 */
export interface EntityRecord {
  readonly entityRef: string;
  readonly sequence: number;
  /** Oldest first. */
  readonly releases: readonly ReleaseEntry[];
  /** Oldest first. */
  readonly deployments: readonly EntityDeployment[];
  readonly violations: readonly Violation[];
}

/**
 * An entity of which nothing is recorded yet.
 *
 * @public
 */
export function emptyEntityRecord(entityRef: string): EntityRecord {
  return {
    entityRef,
    sequence: 0,
    releases: [],
    deployments: [],
    violations: [],
  };
}

function moved(
  record: EntityRecord,
  data: Extract<EntityEventBody, { type: 'release-moved' }>['data'],
): readonly ReleaseEntry[] {
  const { releaseId, standing, ...rest } = data;
  const before = record.releases.find(({ id }) => id === releaseId);
  const entry: ReleaseEntry = {
    ...rest,
    id: releaseId,
    standing,
    wasInProduction:
      before?.wasInProduction === true ||
      standing === 'in-production' ||
      standing === 'rolling-back',
  };
  return before
    ? record.releases.map(old => (old.id === releaseId ? entry : old))
    : [...record.releases, entry];
}

/**
 * The record after one more event. Never refuses; an event type that it does
 * not know throws, so that an old instance cannot overlook a new fact.
 *
 * @public
 */
export function evolveEntity(
  record: EntityRecord,
  event: EntityEvent,
): EntityRecord {
  const next = { ...record, sequence: event.sequence };
  switch (event.type) {
    case 'release-moved':
      return { ...next, releases: moved(record, event.data) };
    case 'deployment-recorded':
      return {
        ...next,
        deployments: [
          ...record.deployments,
          {
            ...event.data,
            at: event.at,
            by: event.actor.ref,
            sequence: event.sequence,
          },
        ],
      };
    case 'violation-recorded':
      return {
        ...next,
        violations: [...record.violations, { ...event.data, at: event.at }],
      };
    case 'violation-answered':
      return {
        ...next,
        violations: record.violations.map(violation =>
          violation.violationId === event.data.violationId
            ? {
                ...violation,
                answer: {
                  by: event.actor.ref,
                  at: event.at,
                  statement: event.data.statement,
                },
              }
            : violation,
        ),
      };
    default:
      throw new Error(
        `Unknown entity event '${(event satisfies never as EntityEvent).type}'`,
      );
  }
}

/** The event by which the entity learns where a release stands, where that changed. */
export function moveOf(
  before: Release | undefined,
  release: Release,
): EntityEventBody | undefined {
  const standing = standingOf(release);
  if (
    before &&
    standingOf(before) === standing &&
    before.commit === release.commit &&
    before.version === release.version
  ) {
    return undefined;
  }
  const target =
    standing === 'rolling-back' && release.rollback?.restoredCommit
      ? {
          version: release.rollback.restoredVersion,
          commit: release.rollback.restoredCommit,
        }
      : undefined;
  return {
    type: 'release-moved',
    data: {
      releaseId: release.id,
      version: release.version,
      commit: release.commit,
      environment: release.environment,
      attempt: release.attempt,
      ...(release.previousAttemptId && {
        previousAttemptId: release.previousAttemptId,
      }),
      standing,
      ...(target && { rollbackTarget: target }),
    },
  };
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The newest release of exactly this commit, or undefined. */
export function releaseOfCommit(
  record: EntityRecord,
  commit: string,
): ReleaseEntry | undefined {
  return record.releases.filter(entry => entry.commit === commit).at(-1);
}

/** Whether the release still has a way to go. */
export function isOpen({ standing }: ReleaseEntry): boolean {
  return (
    standing === 'open' ||
    standing === 'in-production' ||
    standing === 'post-deployment' ||
    standing === 'rolling-back'
  );
}

/** The newest successful deployment of the entity to staging, or undefined. */
export function latestOnStaging(
  record: EntityRecord,
): EntityDeployment | undefined {
  return record.deployments
    .filter(({ tier, status }) => tier === 'staging' && status === 'succeeded')
    .at(-1);
}

/**
 * What runs in the environment as far as reports tell, or undefined: also after
 * a person said that a release was taken back, and no report says to what.
 */
export function runningIn(
  record: EntityRecord,
  environment: string,
): EntityDeployment | undefined {
  const last = record.deployments
    .filter(
      deployment =>
        deployment.status === 'succeeded' &&
        sameName(deployment.environment, environment),
    )
    .at(-1);
  const wasTakenBack =
    last?.coverage === 'approval' &&
    record.releases.some(
      ({ id, standing }) => id === last.releaseId && standing === 'rolled-back',
    );
  return wasTakenBack ? undefined : last;
}

/**
 * What runs in an environment, and since when; undefined where nothing is known
 * to.
 *
 * @public
 */
export function runningSince(
  entity: EntityRecord,
  environment: string,
):
  | {
      readonly version: string;
      readonly commit: string;
      readonly since: string;
      readonly releaseId?: string;
    }
  | undefined {
  const successes = entity.deployments.filter(
    deployment =>
      deployment.status === 'succeeded' &&
      deployment.environment.toLowerCase() === environment.toLowerCase(),
  );
  const running = runningIn(entity, environment);
  if (!running) {
    return undefined;
  }
  // Redeployments of the same commit leave the time since when it runs.
  const before = successes.findLastIndex(d => d.commit !== running.commit);
  const first = successes[before + 1];
  const releaseId =
    running.coverage === 'rollback'
      ? entity.releases.filter(r => r.commit === running.commit).at(-1)?.id
      : running.releaseId;
  return {
    version: running.version ?? running.commit.slice(0, 7),
    commit: running.commit,
    since: first.at,
    ...(releaseId && { releaseId }),
  };
}

/**
 * The rollback target: the last approved commit that ran in production and was
 * never rolled back. A commit that a rollback brought back counts as approved
 * until its own release is rolled back.
 */
export function baselineOf(
  record: EntityRecord,
  environment: string,
): VersionAndCommit | undefined {
  const rolledBack = (entry?: ReleaseEntry) =>
    entry?.standing === 'rolled-back' || entry?.standing === 'rolling-back';
  const counts = (deployment: EntityDeployment): boolean => {
    if (
      deployment.status !== 'succeeded' ||
      !sameName(deployment.environment, environment)
    ) {
      return false;
    }
    if (deployment.coverage === 'approval') {
      return !rolledBack(
        record.releases.find(({ id }) => id === deployment.releaseId),
      );
    }
    return (
      deployment.coverage === 'rollback' &&
      !rolledBack(releaseOfCommit(record, deployment.commit))
    );
  };
  const found = record.deployments.filter(counts).at(-1);
  return (
    found && { version: found.version ?? found.commit, commit: found.commit }
  );
}

/** The release that other releases of the entity have to wait for, or undefined. */
export function holderOfProduction(
  record: EntityRecord,
): ReleaseEntry | undefined {
  return record.releases.find(
    ({ standing }) =>
      standing === 'in-production' || standing === 'rolling-back',
  );
}

/**
 * The rolled-back release from which the entity has to start again, or
 * undefined: the last release, where it was rolled back and has no living
 * re-entry.
 */
export function awaitingReentry(
  record: EntityRecord,
): ReleaseEntry | undefined {
  const last = record.releases
    .filter(({ standing }) => standing !== 'cancelled')
    .at(-1);
  return last?.standing === 'rolled-back' || last?.standing === 'rolling-back'
    ? last
    : undefined;
}

/** The living re-entry of a rolled-back release; a cancelled one leaves the way open. */
export function reentryOf(
  record: EntityRecord,
  releaseId: string,
): ReleaseEntry | undefined {
  return record.releases.find(
    ({ previousAttemptId, standing }) =>
      previousAttemptId === releaseId && standing !== 'cancelled',
  );
}
