import type { CommitId, EnvironmentName, ReleaseId } from '../model/names';
import type { Policy } from '../model/policy';
import type { EntityRecord } from '../model/entity';
import type { Release } from '../model/release';
import type { GateReason } from '../model/gateReason';

/**
 * What the gate judges by. `release` is the one that {@link releaseForGate}
 * names; `entityKnown` is false only where the catalog said so.
 *
 * @public
 */
export interface GateQuestion {
  readonly environment: EnvironmentName;
  readonly commit: CommitId;
  readonly now: string;
  /** What the clock says, where it has gone back behind what is recorded: `now` has not. */
  readonly clock?: string;
  readonly policy: Policy;
  readonly entity: EntityRecord;
  /**
   * The owner that the catalog names now, where it is known. Another owner than
   * the release's own voids an approval that is not used.
   */
  readonly owner?: string;
  readonly release?: Release;
  /** The release that is rolling back in the environment, where an earlier version wrote down where that leads. */
  readonly rollingBack?: Release;
  readonly entityKnown: boolean;
  readonly historyValid: boolean;
  /** Where it is not whole, in a sentence. */
  readonly historyFlaw?: string;
}

/**
 * The answer to: may this commit of this entity go to this environment now?
 * Allowed only when every condition holds; otherwise `reasons` is never empty.
 *
 * @public
 */
export interface GateAnswer {
  readonly allowed: boolean;
  readonly reasons: readonly GateReason[];
  readonly releaseId?: ReleaseId;
  /**
   * When to ask again (ISO 8601 UTC): only where time alone opens every
   * condition that is in the way.
   */
  readonly recheckAt?: string;
}
