import type { Actor, Roles } from './actor';
import type { EntityRecord } from './entity';
import type { Policy } from './policy';
import type { Release } from './release';

/** When a check last ran, and when it last had a definite result. @public */
export interface CheckTimes {
  readonly checkedAt: string;
  readonly resultAt?: string;
}

/**
 * Everything that a decision may depend on besides the release: who acts, when,
 * the settings, and the facts that the shell looked up. Data only.
 *
 * @public
 */
export interface Context {
  readonly now: string;
  readonly actor: Actor;
  readonly roles: Roles;
  readonly policy: Policy;
  readonly entity: EntityRecord;
  /**
   * The owner of the entity that the catalog names now, where it is known. What
   * stands on another owner is over, whether or not that is written down yet.
   */
  readonly owner?: string;
  /** Every user who is an approver; only where it matters, so it is missing where nobody asked the catalog. */
  readonly approvers?: readonly string[];
  /** The catalog says that it does not know the entity any more. */
  readonly entityGone?: boolean;
  /** The releases that `relatedTo` names: of which the entity's record does not say all that a rule asks. */
  readonly related: readonly Release[];
  /** The users who worked on the release's commit for other entities. */
  readonly workersElsewhere: readonly string[];
  /** Other entities that have a release or deployment of the commit that a request states as its baseline. */
  readonly entitiesElsewhere?: readonly EntityRecord[];
  /** What of the recorded history is not whole: the entity's own, or that of releases, by id. Nothing is decided by it. */
  readonly broken?: {
    readonly entity?: true;
    readonly releases: readonly string[];
  };
  /** Whether a pipeline is configured to report what was deployed where a report says: then a person's word is a claim. */
  readonly pipelineConfigured?: boolean;
  /** Which provider or module answers what: target to provider id. */
  readonly answeredBy: Readonly<Record<string, string>>;
  /** The ticket trackers that are connected. */
  readonly ticketTrackers: readonly string[];
  /** Those of them that offer a way to close a ticket. */
  readonly closingTrackers: readonly string[];
  /** When linked tickets were read last, by `tracker id`. */
  readonly ticketReads: Readonly<Record<string, string>>;
  /** The time tracker that is connected, if any. */
  readonly timeTracker?: string;
  /** When the checks of the release ran, by target. */
  readonly checkTimes: Readonly<Record<string, CheckTimes>>;
}
