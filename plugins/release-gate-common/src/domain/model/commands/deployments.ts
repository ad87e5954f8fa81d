import type { CommitId, EnvironmentName } from '../names';
import type { DecisionRecord } from '../decisionRecord';
import type { DeploymentFlag, DeploymentStatus } from '../deployment';

/** @public */
export interface ReportDeployment {
  readonly type: 'report-deployment';
  readonly deploymentId: string;
  readonly violationId: string;
  readonly environment: EnvironmentName;
  readonly commit: CommitId;
  readonly version?: string;
  readonly status: DeploymentStatus;
  readonly url?: string;
  readonly deployedAt?: string;
  readonly flags: readonly DeploymentFlag[];
}

/** Answers a violation that belongs to no release. @public */
export interface AnswerEntityViolation {
  readonly type: 'answer-entity-violation';
  readonly violationId: string;
  readonly statement: string;
}

/** What can be asked of a release: violations, and denials of the gate. @public */
export type DeploymentCommand =
  | {
      readonly type: 'answer-violation';
      readonly violationId: string;
      readonly statement: string;
    }
  | {
      readonly type: 'note-denial';
      readonly environment: EnvironmentName;
      readonly commit: CommitId;
      readonly reasons: readonly string[];
      readonly record?: DecisionRecord;
    };
