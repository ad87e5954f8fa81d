import type { CommitId, EnvironmentName } from '../names';
import type { DecisionRecord } from '../decisionRecord';
import type { DeploymentFact } from '../deployment';
import type { ViolationFact } from '../violation';

/** What can happen to a release: deployments, their violations, and denials of the gate. @public */
export type DeploymentEvent =
  | {
      readonly type: 'deployment-recorded';
      readonly data: DeploymentFact & {
        /** Of the policy that judged it; missing in older histories. */
        readonly policyDigest?: string;
      };
    }
  | { readonly type: 'violation-recorded'; readonly data: ViolationFact }
  | {
      readonly type: 'violation-answered';
      readonly data: {
        readonly violationId: string;
        readonly statement: string;
      };
    }
  | {
      readonly type: 'gate-denied';
      readonly data: {
        readonly environment: EnvironmentName;
        readonly commit: CommitId;
        readonly reasons: readonly string[];
        /** What the answer depended on; missing in older histories. */
        readonly record?: DecisionRecord;
      };
    };
