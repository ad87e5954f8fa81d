import type { ReportDeployment } from '../model/commands/deployments';
import type { Context } from '../model/context';
import { after, reached } from '../model/instants';
import { sameEnvironment } from '../model/names';
import { shortCommit } from '../model/shortCommit';
import type { Violation, ViolationFact } from '../model/violation';
import type { World } from '../model/world';
import type { Judgement } from './judge';
import type { Place } from './placeOf';

/** The breaches that a report can be, with what is said of each. */
const BREACHES = {
  'unapproved-deployment': 'without a valid approval',
  'rollback-not-declared': 'as a way back that nobody had declared',
  'deployed-beside-another-release': 'although another release held production',
} as const;

export type BreachCode = keyof typeof BREACHES;

/** Which rule the report breaks, if any. */
export function breachCode({
  coverage,
  gate,
  isWayBack,
}: Judgement): BreachCode | undefined {
  if (coverage === 'none') {
    return isWayBack ? 'rollback-not-declared' : 'unapproved-deployment';
  }
  const isBeside = gate?.reasons.some(
    ({ code }) => code === 'another-release-in-production',
  );
  return coverage === 'approval' && isBeside
    ? 'deployed-beside-another-release'
    : undefined;
}

/**
 * The breach that the start of the same deployment has recorded: by the same
 * reporter, not long ago, and not answered meanwhile.
 */
export function openBreach(
  world: World,
  { commit }: ReportDeployment,
  { place, code, context }: Reported,
): ViolationFact | undefined {
  const runs = world.entity.deployments.filter(
    deployment =>
      deployment.commit === commit &&
      sameEnvironment(deployment.environment, place.environment),
  );
  const ended = runs.findLastIndex(
    ({ status, by }) => status !== 'started' || by !== context.actor.ref,
  );
  const underWay = new Set(
    runs.slice(ended + 1).map(({ deploymentId }) => deploymentId),
  );
  const isOpen = ({ deploymentId, answer, at, ...fact }: Violation) =>
    underWay.has(deploymentId) &&
    fact.code === code &&
    !answer &&
    !reached(after(at, context.policy.deployWithinMs), context.now);
  const found = [
    ...world.entity.violations,
    ...Object.values(world.releases).flatMap(({ violations }) => violations),
  ].findLast(isOpen);
  if (!found) {
    return undefined;
  }
  const { at: _at, answer: _answer, ...fact } = found;
  return fact;
}

/** A report that breaks a rule. */
export interface Reported {
  readonly place: Place;
  readonly code: BreachCode;
  readonly context: Context;
}

/** The violation that a report is. */
export function breach(
  { entity }: World,
  command: ReportDeployment,
  { place, code, gate }: Omit<Reported, 'context'> & Pick<Judgement, 'gate'>,
): ViolationFact {
  const why = gate?.reasons.map(({ message }) => message).join('; ');
  return {
    violationId: command.violationId,
    code,
    message: `Commit ${shortCommit(command.commit)} of ${
      entity.entityRef
    } was deployed to ${place.environment} ${BREACHES[code]}: ${why}`,
    deploymentId: command.deploymentId,
  };
}
