import type {
  CheckStatus,
  ItemKind,
} from 'backstage-plugin-release-gate-common';

/**
 * The release that a check is asked about.
 *
 * @public
 */
export interface CheckedRelease {
  readonly id: string;
  /** The full reference of the service, lower-case. */
  readonly entityRef: string;
  readonly version: string;
  /** 40 or 64 hex digits, lower-case. */
  readonly commit: string;
  /** The production environment that the release goes to. */
  readonly environment: string;
  readonly tickets: readonly {
    readonly tracker: string;
    readonly id: string;
  }[];
}

/**
 * The checklist item that is to be answered; `part` where it is one part of it.
 *
 * @public
 */
export interface CheckedItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly part?: string;
}

/**
 * What a provider says. Only `passing` completes an item; what could not be
 * found out is `unavailable`, never a guess.
 *
 * @public
 */
export interface CheckResult {
  readonly status: CheckStatus;
  /**
   * For a person, one sentence without secrets. What changes with every run (a
   * duration, say) does not belong here: a new message is a new event.
   */
  readonly message: string;
  /** Where a person can see it for themselves. */
  readonly url?: string;
  /**
   * When the fact was observed, ISO 8601 UTC, where that was before this run.
   * Results are too old by this time.
   */
  readonly checkedAt?: string;
  /**
   * What in the catalog the answer stands on, such as the project that an
   * annotation names. Another basis takes back what the one before has proved.
   */
  readonly basis?: string;
}

/**
 * A program that answers checklist items.
 *
 * @public
 */
export interface CheckProvider {
  /**
   * Kebab-case; unique among all providers and configured probes. A message of
   * the ticket tracker with the same id has its checks run again.
   */
  readonly id: string;
  /** The kinds of item that it can answer. */
  readonly itemKinds: readonly ItemKind[];
  /** The items that it answers where the configuration binds nobody else to them. */
  readonly defaultItems?: readonly string[];
  /**
   * Whether it answers for this service, from what it knows at once; without it
   * for every service. Items of others are for people. `undefined` where it
   * cannot say yet: then it counts as answering, and has to say `unavailable`
   * when it is asked.
   */
  answersFor?(entityRef: string): boolean | undefined;
  /** How long one run may take, in milliseconds. Default: `checkRuns.timeout`. */
  readonly timeoutMs?: number;
  /**
   * Finds out whether the item holds for the release. Has to end when `signal`
   * is aborted, and is taken as unavailable then. An error that it throws is
   * logged and taken as unavailable, without its message.
   */
  run(
    release: CheckedRelease,
    item: CheckedItem,
    options: { readonly signal: AbortSignal },
  ): Promise<CheckResult>;
}
