import type { ReportDeployment } from '../model/commands/deployments';
import type { Context } from '../model/context';
import type { DeploymentFact } from '../model/deployment';
import { after, distanceMs } from '../model/instants';
import type { Judgement } from './judge';
import type { Place } from './placeOf';

/** How far a claimed time may lie from the time of receipt before it is flagged. */
const CLAIM_TOLERANCE_MS = 5 * 60_000;

/** What of a report goes on record. */
export function factOf(
  command: ReportDeployment,
  place: Place,
  judgement: Judgement & { readonly version: string | undefined },
  context: Context,
): DeploymentFact {
  const { coverage, approval, target, version } = judgement;
  const { deploymentId, commit, status, url, deployedAt } = command;
  const number = approval?.request.snapshot.number ?? target?.requestNumber;
  const isPerson = context.actor.type !== 'service';
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
      ...(command.version !== undefined && command.version !== version
        ? (['claimed-version-differs'] as const)
        : []),
      ...command.flags,
      ...(context.broken ? (['history-broken'] as const) : []),
      ...(place.declared ? [] : (['undeclared-environment'] as const)),
    ],
    coverage,
    ...(number !== undefined && { requestNumber: number }),
    source: isPerson ? 'person' : 'pipeline',
    ...(isPerson &&
      place.tier === 'production' &&
      context.pipelineConfigured && { claim: true as const }),
    ...(coverage === 'approval' &&
      status === 'succeeded' && {
        monitoredUntil: after(context.now, context.policy.monitoringWindowMs),
      }),
  };
}
