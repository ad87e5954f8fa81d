import type { ReleaseId } from './model/names';
import { asOf } from './approval/asOf';
import { refuseAgent } from './authority/agents';
import { refuseOnGone } from './authority/gone';
import { carryOut } from './carryOut';
import { decide } from './decide';
import {
  type DeploymentAnswer,
  reportDeployment,
} from './deployments/reportDeployment';
import { planReentry } from './lifecycle/reenter';
import { planStart } from './lifecycle/start';
import type { Command, ReleaseCommand } from './model/commands/command';
import type { ReportDeployment } from './model/commands/deployments';
import type { Context } from './model/context';
import type { Refused } from './model/refusals';
import type { Release } from './model/release';
import type { Appends, Plan, World } from './model/world';
import { answerViolation } from './violations/decide';

/**
 * What a command comes to: the events to append and the world after them, or a
 * refusal that changes nothing. An accepted command without events (only the
 * system's own notes) has nothing new to say.
 *
 * @public
 */
export type Outcome = Accepted | Refused;

interface Accepted {
  readonly appends: Appends;
  readonly world: World;
  /** The release that the command was about, where there is one. */
  readonly releaseId?: ReleaseId;
  readonly deployment?: DeploymentAnswer;
}

function requireRelease(world: World, releaseId: ReleaseId): Release {
  const release = world.releases[releaseId];
  if (!release) {
    throw new Error(`Release ${releaseId} is not in the world of the command`);
  }
  return release;
}

/** What somebody asks is to be done, and what the outcome says beside the events. */
type Planned =
  | (Pick<Accepted, 'releaseId' | 'deployment'> & { readonly plan: Plan })
  | Refused;

function planReport(
  world: World,
  command: ReportDeployment,
  context: Context,
): Planned {
  const reported = reportDeployment(world, command, context);
  if ('refused' in reported) {
    return reported;
  }
  const { plan, answer } = reported;
  return {
    plan,
    deployment: answer,
    ...(answer.releaseId && { releaseId: answer.releaseId }),
  };
}

function planCommand(
  world: World,
  command: ReleaseCommand,
  context: Context,
): Planned {
  const release = requireRelease(world, command.releaseId);
  const result = decide(release, command, context);
  return 'refused' in result
    ? result
    : {
        plan: { entity: [], releases: { [release.id]: result.events } },
        releaseId: release.id,
      };
}

function planFor(world: World, command: Command, context: Context): Planned {
  switch (command.type) {
    case 'start': {
      const started = planStart(command, context);
      return { ...started, releaseId: command.releaseId };
    }
    case 're-enter': {
      const stored = requireRelease(world, command.releaseId);
      const predecessor = asOf(stored, context);
      const reentered = planReentry(predecessor, command, context);
      return { ...reentered, releaseId: command.newReleaseId };
    }
    case 'report-deployment':
      return planReport(world, command, context);
    case 'answer-entity-violation': {
      const { violations } = world.entity;
      const result = answerViolation(violations, command, context);
      return 'refused' in result
        ? result
        : { plan: { entity: [result.answered], releases: {} } };
    }
    default:
      return planCommand(world, command, context);
  }
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
  const agent = refuseAgent(context.actor, command);
  if (agent) {
    return { refused: agent };
  }
  const subject =
    'releaseId' in command ? world.releases[command.releaseId] : undefined;
  const gone = refuseOnGone(command, subject, context);
  if (gone) {
    return { refused: gone };
  }
  const planned = planFor(world, command, context);
  if ('refused' in planned) {
    return { refused: planned.refused };
  }
  const { plan, ...rest } = planned;
  const origin = { at: context.now, actor: context.actor };
  return { ...carryOut(world, plan, origin), ...rest };
}
