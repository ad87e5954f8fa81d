import {
  type DeploymentAnswerJson,
  type ReportDeployment,
  canonicalJson,
  environmentKey,
  releasesForReport,
  sha256,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { KnownEntity } from '../Directory';
import type { Parts } from '../Parts';
import type { DeploymentKey } from '../KeyStore';
import { readRoles } from '../readRoles';
import { refusalToError } from '../refusalToError';
import { entityForReport } from './entityForReport';
import { handleCommand } from './handleCommand';

/** What a pipeline or a person says of a deployment. */
export type DeploymentInput = Omit<
  ReportDeployment,
  'type' | 'deploymentId' | 'violationId' | 'flags'
> & {
  readonly entityRef: string;
  readonly idempotencyKey?: string;
};

/** Records a deployment and says what became of it. A repeated report is answered as before. */
export async function reportDeployment(
  parts: Parts,
  caller: Caller,
  input: DeploymentInput,
): Promise<DeploymentAnswerJson> {
  const { entityRef, idempotencyKey, ...report } = input;
  const known = await entityForReport(parts.directory, caller, entityRef);
  const key = keyOf(caller, input);
  let isKeyReused = false;
  const outcome = await handleCommand<{
    readonly repeated: DeploymentAnswerJson;
  }>(parts, {
    caller,
    known,
    releaseIds: record => releasesForReport(record, report),
    makeCommand: now => ({
      ...report,
      type: 'report-deployment',
      deploymentId: parts.newId(now),
      violationId: parts.newId(now),
      flags: isKeyReused ? ['idempotency-key-reused'] : [],
    }),
    ...(key && {
      deploymentKey: key,
      findEarlier: async () => {
        const earlier = await parts.keys.deploymentAnswer(key);
        isKeyReused = earlier === 'other-content';
        return earlier === undefined || earlier === 'other-content'
          ? undefined
          : {
              repeated: await repeat(parts, { caller, known, input }, earlier),
            };
      },
    }),
    environment: report.environment,
    isFact: true,
  });
  if ('repeated' in outcome) {
    return outcome.repeated;
  }
  if (!outcome.deployment) {
    throw new Error('A deployment report has no answer');
  }
  return outcome.deployment;
}

/** Two reports are one when they say the same, apart from what may differ between two tries of one pipeline. */
function keyOf(
  { actor }: Caller,
  { idempotencyKey, entityRef, environment, commit, status }: DeploymentInput,
): DeploymentKey | undefined {
  return idempotencyKey === undefined
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

/** A repeated report is answered as before, to those who may report. */
async function repeat(
  parts: Parts,
  report: {
    readonly caller: Caller;
    readonly known: KnownEntity;
    readonly input: DeploymentInput;
  },
  answer: DeploymentAnswerJson,
): Promise<DeploymentAnswerJson> {
  const { caller, known, input } = report;
  const { environment, entityRef } = input;
  const roles = await readRoles(parts, { caller, known, environment });
  if (!roles.owner && !roles.pipeline) {
    throw refusalToError({
      code: caller.actor.type === 'service' ? 'not-a-pipeline' : 'not-owner',
      message: `${caller.actor.ref} may not report deployments of ${entityRef}`,
    });
  }
  return answer;
}
