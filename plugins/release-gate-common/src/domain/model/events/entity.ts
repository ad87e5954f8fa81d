import type { DeploymentFact } from '../deployment';
import type { Standing } from '../entity';
import type { VersionAndCommit } from '../names';
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
        readonly releaseId: string;
        readonly version: string;
        readonly commit: string;
        readonly environment: string;
        readonly attempt: number;
        readonly previousAttemptId?: string;
        readonly standing: Standing;
        /** While rolling back: what the gate lets through. */
        readonly rollbackTarget?: VersionAndCommit;
      };
    }
  | {
      readonly type: 'deployment-recorded';
      readonly data: DeploymentFact & {
        readonly releaseId?: string;
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
    };
