import {
  type EntityRef,
  type DeploymentAnswerJson,
  type ReportDeployment,
  canonicalJson,
  environmentKey,
  isLastFact,
  releasesForReport,
  sha256,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { Parts } from '../Parts';
import { BrokenHistory } from '../EventStore';
import type { DeploymentKey } from '../KeyStore';
import { refusalToError } from '../refusalToError';
import { type Place, placeOf } from './Place';
import { handleCommand } from './handleCommand';

/** What a report says besides what was deployed where; null where it could not be read. */
type Claims = {
  readonly [C in 'version' | 'url' | 'deployedAt' | 'idempotencyKey']?:
    | string
    | null;
};

/** What a pipeline or a person says of a deployment. */
export type DeploymentInput = Omit<
  ReportDeployment,
  'type' | 'deploymentId' | 'violationId' | 'flags' | keyof Claims
> &
  Claims & { readonly entityRef: EntityRef };

/** Records a deployment and says what became of it. A repeated report is answered as before. */
export async function reportDeployment(
  parts: Parts,
  caller: Caller,
  input: DeploymentInput,
): Promise<DeploymentAnswerJson> {
  const { entityRef, environment, commit, status } = input;
  const report = { environment, commit, status, ...readableClaims(input) };
  const place = await placeOf(parts, { caller, entityRef, environment });
  const key = keyOf(caller, input);
  let isKeyReused = false;
  const outcome = await handleCommand<{
    readonly repeated: DeploymentAnswerJson;
  }>(parts, {
    caller,
    place,
    releaseIds: record => releasesForReport(record, report),
    makeCommand: now => ({
      ...report,
      type: 'report-deployment',
      deploymentId: parts.newId(now),
      violationId: parts.newId(now),
      flags: [
        ...(isKeyReused ? (['idempotency-key-reused'] as const) : []),
        ...(isUnreadable(input) ? (['claim-unreadable'] as const) : []),
      ],
    }),
    ...(key && {
      deploymentKey: key,
      findEarlier: async () => {
        const earlier = await findAnswer(parts, entityRef, key);
        isKeyReused = earlier === 'reused';
        return earlier === undefined || earlier === 'reused'
          ? undefined
          : { repeated: earlier };
      },
    }),
    environment,
    isFact: true,
  });
  if ('repeated' in outcome) {
    requireReporter(place, input);
    return outcome.repeated;
  }
  if (!outcome.deployment) {
    throw new Error('A deployment report has no answer');
  }
  return outcome.deployment;
}

function readableClaims({
  version,
  url,
  deployedAt,
}: DeploymentInput): Pick<ReportDeployment, 'version' | 'url' | 'deployedAt'> {
  return {
    ...(typeof version === 'string' && { version }),
    ...(typeof url === 'string' && { url }),
    ...(typeof deployedAt === 'string' && { deployedAt }),
  };
}

function isUnreadable(claims: Claims): boolean {
  const { version, url, deployedAt, idempotencyKey } = claims;
  return [version, url, deployedAt, idempotencyKey].includes(null);
}

/** Two reports are one when they say the same, apart from what may differ between two tries of one pipeline. */
function keyOf(
  { actor }: Caller,
  { idempotencyKey, entityRef, environment, commit, status }: DeploymentInput,
): DeploymentKey | undefined {
  return typeof idempotencyKey !== 'string'
    ? undefined
    : {
        caller: actor.ref,
        key: idempotencyKey,
        content: sha256(
          canonicalJson({
            entityRef,
            commit,
            status,
            environment: environmentKey(environment),
          }),
        ),
      };
}

/**
 * The first answer to a report, as long as its key answers and nothing else has
 * happened there: what is a new fact by now is never taken for an old one.
 */
async function findAnswer(
  { keys, store }: Pick<Parts, 'keys' | 'store'>,
  entityRef: EntityRef,
  key: DeploymentKey,
): Promise<DeploymentAnswerJson | 'reused' | undefined> {
  const earlier = await keys.deploymentAnswer(key, await store.now());
  if (typeof earlier !== 'object') {
    return earlier && 'reused';
  }
  try {
    const { entity } = await store.loadEntity(entityRef);
    return isLastFact(entity.state, earlier.deploymentId) ? earlier : 'reused';
  } catch (error) {
    if (error instanceof BrokenHistory) {
      return 'reused';
    }
    throw error;
  }
}

/** A repeated report is answered as before, to those who may report. @throws NotAllowedError */
function requireReporter(
  { roles, question }: Place,
  { entityRef }: DeploymentInput,
): void {
  const { actor } = question.caller;
  if (!roles.owner && !roles.pipeline) {
    throw refusalToError({
      code: actor.type === 'service' ? 'not-a-pipeline' : 'not-owner',
      message: `${actor.ref} may not report deployments of ${entityRef}`,
    });
  }
}
