import { z } from 'zod/v4';
import type {
  CommitId,
  EnvironmentName,
  ReleaseId,
} from '../../domain/model/names';
import type {
  DeploymentCoverage,
  DeploymentFact,
  DeploymentFlag,
  DeploymentStatus,
} from '../../domain/model/deployment';
import type { ReleaseEventOf } from '../../domain/model/events/event';
import type { EnvironmentTier } from '../../domain/model/policy';
import { exactly, instant, listOf, named, oneOf, provenName } from './exactly';

/** @public */
export type DeploymentJson = Omit<DeploymentFact, 'deploymentId'> & {
  readonly id: string;
  readonly at: string;
  readonly by: string;
};

export const deploymentStatus = oneOf<DeploymentStatus>({
  started: true,
  succeeded: true,
  failed: true,
});

export const deploymentSource = oneOf<DeploymentFact['source']>({
  pipeline: true,
  person: true,
});

const described = {
  environment: provenName<EnvironmentName>(),
  tier: oneOf<EnvironmentTier>({
    production: true,
    staging: true,
    other: true,
  }),
  commit: provenName<CommitId>(),
  version: z.string().optional(),
  status: deploymentStatus,
  url: z.string().optional(),
  deployedAt: instant.optional(),
  flags: listOf(
    oneOf<DeploymentFlag>({
      'claimed-time-differs': true,
      'claimed-version-differs': true,
      'claim-unreadable': true,
      'history-broken': true,
      'idempotency-key-reused': true,
      'undeclared-environment': true,
    }),
  ),
  coverage: oneOf<DeploymentCoverage>({
    approval: true,
    rollback: true,
    redeployment: true,
    claim: true,
    'not-needed': true,
    none: true,
  }),
  requestNumber: z.int().optional(),
  claim: z.literal(true).optional(),
  source: deploymentSource,
  monitoredUntil: instant.optional(),
};

/** A deployment as its event holds it. */
export const deploymentFact = named(
  'DeploymentFact',
  exactly<ReleaseEventOf<'deployment-recorded'>['data']>({
    deploymentId: z.string(),
    ...described,
    policyDigest: z.string().optional(),
  }),
);

export const deploymentJson = named(
  'Deployment',
  exactly<DeploymentJson>({
    id: z.string(),
    ...described,
    at: instant,
    by: z.string(),
  }),
);

/** @public */
export interface DeploymentAnswerJson {
  readonly deploymentId: string;
  readonly releaseId?: string;
  readonly violation?: {
    readonly id: string;
    readonly code: string;
    readonly message: string;
  };
}

export const deploymentAnswerJson = named(
  'DeploymentAnswer',
  exactly<DeploymentAnswerJson>({
    deploymentId: z.string(),
    releaseId: provenName<ReleaseId>().optional(),
    violation: exactly<NonNullable<DeploymentAnswerJson['violation']>>({
      id: z.string(),
      code: z.string(),
      message: z.string(),
    }).optional(),
  }),
);

/** @public */
export interface ViolationJson {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly at: string;
  readonly deploymentId: string;
  readonly releaseId?: ReleaseId;
  readonly answer?: {
    readonly by: string;
    readonly at: string;
    readonly statement: string;
  };
}

export const violationJson = named(
  'Violation',
  exactly<ViolationJson>({
    id: z.string(),
    code: z.string(),
    message: z.string(),
    at: instant,
    deploymentId: z.string(),
    releaseId: provenName<ReleaseId>().optional(),
    answer: exactly<NonNullable<ViolationJson['answer']>>({
      by: z.string(),
      at: instant,
      statement: z.string(),
    }).optional(),
  }),
);

/** What runs somewhere, and since when. @public */
export interface RunningJson {
  readonly version: string;
  readonly commit: CommitId;
  readonly since: string;
  /** Missing where it came there without a release. */
  readonly releaseId?: ReleaseId;
}

export const runningJson = named(
  'Running',
  exactly<RunningJson>({
    version: z.string(),
    commit: provenName<CommitId>(),
    since: instant,
    releaseId: provenName<ReleaseId>().optional(),
  }),
);
