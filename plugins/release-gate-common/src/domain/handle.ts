import { refuseNonOwner } from './authority';
import type { Command, ReenterRelease, StartRelease } from './commands';
import { type Context, productionEnvironment } from './context';
import { decide, refuseAnswering, releaseExists } from './decide';
import { awaitingReentry, isOpen, releaseOfCommit } from './entityRecord';
import type { ReleaseEventBody } from './events';
import { type Refusal, refusal } from './refusals';
import type { Release } from './release';
import { refuseReentering, refuseStaleRevision } from './releaseRules';
import { type DeploymentAnswer, reportDeployment } from './reportDeployment';
import { refuseStatement } from './statement';
import { type Appends, type Plan, type World, carryOut } from './world';

/**
 * What a command comes to: the events to append and the world after them, or a
 * refusal that changes nothing. An accepted command without events (only the
 * system's own notes) has nothing new to say.
 *
 * @public
 */
export type Outcome =
  | {
      readonly appends: Appends;
      readonly world: World;
      /** The release that the command was about, where there is one. */
      readonly releaseId?: string;
      readonly deployment?: DeploymentAnswer;
    }
  | { readonly refused: Refusal };

function refuseSecond(context: Context, commit: string): Refusal | undefined {
  const other = releaseOfCommit(context.entity, commit);
  return other && isOpen(other) ? releaseExists(commit, other.id) : undefined;
}

function planStart(
  command: StartRelease,
  context: Context,
): { readonly plan: Plan } | { readonly refused: Refusal } {
  const rolledBack = awaitingReentry(context.entity);
  const refused =
    refuseNonOwner(context) ??
    refuseSecond(context, command.commit) ??
    (rolledBack
      ? refusal(
          're-entry-required',
          `Release ${rolledBack.version} was rolled back; the way on is its re-entry`,
        )
      : undefined);
  if (refused) {
    return { refused };
  }
  const { releaseId, owner, version, commit, title, routine, changes } =
    command;
  const started: ReleaseEventBody = {
    type: 'release-started',
    data: {
      releaseId,
      entityRef: context.entity.entityRef,
      owner,
      version,
      commit,
      title: title ?? version,
      environment: productionEnvironment(context.policy),
      routine,
      ...(changes && { changes }),
      tickets: command.tickets,
      attempt: 1,
      workflow: command.workflow,
    },
  };
  return { plan: { entity: [], releases: { [releaseId]: [started] } } };
}

function planReentry(
  predecessor: Release,
  command: ReenterRelease,
  context: Context,
): { readonly plan: Plan } | { readonly refused: Refusal } {
  const refused =
    refuseNonOwner(context) ??
    refuseStaleRevision(predecessor, command.expectedRevision) ??
    refuseReentering(predecessor, context) ??
    refuseSecond(context, command.commit);
  if (refused) {
    return { refused };
  }
  const { newReleaseId, version, commit, owner, workflow } = command;
  const earlier = context.entity.releases.filter(
    ({ previousAttemptId }) => previousAttemptId === predecessor.id,
  );
  const started: ReleaseEventBody = {
    type: 'release-started',
    data: {
      releaseId: newReleaseId,
      entityRef: predecessor.entityRef,
      owner,
      version,
      commit,
      title: version,
      environment: predecessor.environment,
      routine: predecessor.routine,
      ...(predecessor.changes && { changes: predecessor.changes }),
      tickets: predecessor.tickets.map(({ tracker, id }) => ({ tracker, id })),
      attempt:
        Math.max(predecessor.attempt, ...earlier.map(e => e.attempt)) + 1,
      previousAttemptId: predecessor.id,
      workflow,
    },
  };
  return {
    plan: {
      entity: [],
      releases: {
        [predecessor.id]: [
          { type: 're-entered', data: { nextAttemptId: newReleaseId } },
        ],
        [newReleaseId]: [started],
      },
    },
  };
}

/**
 * Handles any command: decides, and gives what follows its place. `world` holds
 * the release that the command names; for a deployment report every open
 * release of the entity and the newest one of the commit.
 *
 * @public
 */
export function handle(
  world: World,
  command: Command,
  context: Context,
): Outcome {
  const origin = { at: context.now, actor: context.actor };
  switch (command.type) {
    case 'start': {
      const started = planStart(command, context);
      return 'refused' in started
        ? started
        : {
            ...carryOut(world, started.plan, origin),
            releaseId: command.releaseId,
          };
    }
    case 're-enter': {
      const planned = planReentry(
        requireRelease(world, command.releaseId),
        command,
        context,
      );
      return 'refused' in planned
        ? planned
        : {
            ...carryOut(world, planned.plan, origin),
            releaseId: command.newReleaseId,
          };
    }
    case 'report-deployment': {
      const reported = reportDeployment(world, command, context);
      return 'refused' in reported
        ? reported
        : {
            ...carryOut(world, reported.plan, origin),
            deployment: reported.answer,
            ...(reported.answer.releaseId && {
              releaseId: reported.answer.releaseId,
            }),
          };
    }
    case 'answer-entity-violation': {
      const { violationId, statement } = command;
      const refused =
        refuseAnswering(
          world.entity.violations.find(v => v.violationId === violationId),
          violationId,
          context,
        ) ?? refuseStatement(statement, context.policy.minimumStatementLength);
      return refused
        ? { refused }
        : carryOut(
            world,
            {
              entity: [
                {
                  type: 'violation-answered',
                  data: { violationId, statement },
                },
              ],
              releases: {},
            },
            origin,
          );
    }
    default: {
      const release = requireRelease(world, command.releaseId);
      const decision = decide(release, command, context);
      return 'refused' in decision
        ? decision
        : {
            ...carryOut(
              world,
              { entity: [], releases: { [release.id]: decision.events } },
              origin,
            ),
            releaseId: release.id,
          };
    }
  }
}

function requireRelease(world: World, releaseId: string): Release {
  const release = world.releases[releaseId];
  if (!release) {
    throw new Error(`Release ${releaseId} is not in the world of the command`);
  }
  return release;
}
