import type {
  ReleaseId,
  CheckStatus,
  CheckTimes,
  ProbeRun,
} from 'backstage-plugin-release-gate-common';

/** What is to be asked of one release, as of the commit that it goes with. */
export interface CheckPlan {
  readonly releaseId: ReleaseId;
  readonly targets: readonly PlannedCheck[];
}

export interface PlannedCheck {
  readonly target: string;
  readonly provider: string;
  /** Whether to ask at once when it was not planned before. */
  readonly isDueWhenNew: boolean;
  /** Whether to ask again although it was: what it said before no longer counts. */
  readonly isDueAgain: boolean;
  /** Whether it is asked again and again: where nobody waits to ask, it is due. */
  readonly isKept: boolean;
}

/** A check that this process may run, until `until` and nobody else meanwhile. */
export interface ClaimedCheck {
  readonly releaseId: ReleaseId;
  readonly target: string;
  readonly provider: string;
  /** How often in a row it could not be asked. */
  readonly attempts: number;
  readonly claim: string;
}

/** How a run ended. */
export interface FinishedCheck {
  readonly checkedAt: string;
  /** Of when the result is, where it is a definite one. */
  readonly resultAt?: string;
  /** When to ask again; undefined for not before something happens. */
  readonly dueAt?: string;
  readonly attempts: number;
}

/** The checks that wait to be run. Safe for many replicas. */
export interface CheckQueue {
  /** Claims what is due, the longest waiting first. One query where nothing is. */
  claimDue(limit: number, claimMs: number): Promise<readonly ClaimedCheck[]>;
  /** Claims what is free of these targets of one release, due or not. */
  claimOf(
    releaseId: ReleaseId,
    targets: readonly string[],
    claimMs: number,
  ): Promise<readonly ClaimedCheck[]>;
  /** Ends a claim. What was lost to somebody else meanwhile is left alone. */
  finish(claimed: ClaimedCheck, finished: FinishedCheck): Promise<void>;
  /** Makes everything due that the provider answers: it may have something new to say. */
  makeDue(provider: string): Promise<void>;
  /** Brings the checks of a release in line with a plan. */
  plan(plan: CheckPlan): Promise<void>;
  timesOf(releaseId: ReleaseId): Promise<Readonly<Record<string, CheckTimes>>>;
  recordProbeRun(
    releaseId: ReleaseId,
    run: ProbeRun & { readonly status: CheckStatus },
  ): Promise<void>;
  /** Oldest first. */
  probeRunsOf(releaseId: ReleaseId): Promise<readonly ProbeRun[]>;
}
