import type { CommitId, EnvironmentName, ReleaseId } from '../names';
import type { DeploymentFact } from '../deployment';
import type {
  RequestStanding,
  RollbackTarget,
  Standing,
  StreamHead,
} from '../entity';
import type { ViolationFact } from '../violation';

/**
 * What happens to an entity as a whole: where its releases stand, what was
 * deployed, and breaches that belong to no release.
 *
 * @public
 */
export type EntityEventBody =
  | {
      readonly type: 'release-moved';
      readonly data: {
        readonly releaseId: ReleaseId;
        readonly version: string;
        readonly commit: CommitId;
        readonly environment: EnvironmentName;
        readonly attempt: number;
        readonly previousAttemptId?: ReleaseId;
        readonly standing: Standing;
        readonly head?: StreamHead;
        /** While rolling back: what the gate lets through. */
        readonly rollbackTarget?: RollbackTarget;
        /** What follows is absent in what an earlier version wrote. */
        readonly request?: RequestStanding;
        readonly contributors?: readonly string[];
        /** Only of one that is or was rolled back. */
        readonly openDuties?: readonly string[];
      };
    }
  | {
      readonly type: 'deployment-recorded';
      readonly data: DeploymentFact & {
        readonly releaseId?: ReleaseId;
        /** Of the policy that judged it; missing in older histories. */
        readonly policyDigest?: string;
        readonly head?: StreamHead;
      };
    }
  | { readonly type: 'violation-recorded'; readonly data: ViolationFact }
  | {
      readonly type: 'violation-answered';
      readonly data: {
        readonly violationId: string;
        readonly statement: string;
      };
    };
