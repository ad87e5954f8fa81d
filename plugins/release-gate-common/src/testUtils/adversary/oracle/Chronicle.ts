import type { Baseline, Ran } from './facts';

const HOUR = 3_600_000;

/** How long things hold, in milliseconds. */
export const LIMITS = {
  requestExpires: 7 * 24 * HOUR,
  approvalValid: 7 * 24 * HOUR,
  deployWithin: 24 * HOUR,
};

/** A request with what became of it. */
export interface Request {
  readonly commit: string;
  readonly version: string;
  readonly baseline?: Baseline;
  readonly at: number;
  verdict?: 'approved' | 'rejected';
  decidedAt?: number;
  /** Why it ended without having been used. */
  over?: string;
  used?: true;
}

interface Rollback {
  /** How much had been deployed when it began. */
  readonly afterRuns: number;
  readonly target?: Baseline;
  readonly done: string[];
  returned?: true;
  usersAffected?: boolean;
}

/** A release as the rule book sees it. */
export interface Release {
  readonly name: string;
  readonly environment: string;
  readonly reenters?: string;
  commit: string;
  version: string;
  readonly workers: string[];
  readonly requests: Request[];
  /** The place in `requests` of the approval of its last covered report. */
  coveredBy?: number;
  settled?: true;
  cancelled?: true;
  rollback?: Rollback;
}

/** A report with the time at which it came. */
export type KeptRun = Ran & {
  readonly at: number;
  /** The release whose approval covers it. */
  readonly release?: string;
  /** Whether that approval was valid when the report came. */
  readonly valid?: boolean;
};

/** Everything that was said and done, as far as it matters. */
export interface Heard {
  readonly releases: Release[];
  readonly runs: KeptRun[];
  readonly answered: string[];
}

/** An approval, and the release that it is for. */
export interface Approval {
  readonly release: Release;
  readonly request: Request;
}

/** What holds now, from all that was heard. Times are milliseconds. */
export class Chronicle {
  constructor(
    readonly heard: Heard = { releases: [], runs: [], answered: [] },
  ) {}

  copy(): Chronicle {
    return new Chronicle(JSON.parse(JSON.stringify(this.heard)));
  }

  release(name: string): Release {
    return this.heard.releases.find(
      release => release.name === name,
    ) as Release;
  }

  of(environment: string): readonly Release[] {
    return this.heard.releases.filter(
      release => release.environment === environment,
    );
  }

  runsOf(commit: string, environment: string): readonly KeptRun[] {
    return this.heard.runs.filter(
      run => run.commit === commit && run.environment === environment,
    );
  }

  // ---- Approvals: in writing, for exactly this, and not over.

  isUndecided({ over, verdict, at: since }: Request, at: number): boolean {
    return !over && !verdict && at < since + LIMITS.requestExpires;
  }

  isValid({ verdict, over, used, decidedAt }: Request, at: number): boolean {
    return (
      verdict === 'approved' &&
      !over &&
      !used &&
      at < (decidedAt ?? 0) + LIMITS.approvalValid
    );
  }

  /** The approval by which the commit may be deployed there now. */
  approvalOf(
    commit: string,
    environment: string,
    at: number,
  ): Approval | undefined {
    return this.of(environment)
      .flatMap(release =>
        release.requests.map(request => ({ release, request })),
      )
      .find(
        ({ request }) => request.commit === commit && this.isValid(request, at),
      );
  }

  /**
   * The approval that covers a report: the one that is valid now, else the one
   * under which the deployment was started, for as long as it may take then.
   */
  coverageOf(
    commit: string,
    environment: string,
    at: number,
  ): Approval | undefined {
    const valid = this.approvalOf(commit, environment, at);
    if (valid) {
      return valid;
    }
    const runs = this.runsOf(commit, environment);
    const ended = runs.findLastIndex(({ status }) => status !== 'started');
    const start = runs.slice(ended + 1).findLast(run => run.valid);
    const release = start && this.release(start.release ?? '');
    const request = release && this.coveringRequest(release);
    return request && !request.used && at <= start.at + LIMITS.deployWithin
      ? { release, request }
      : undefined;
  }

  /** The request under whose approval production was last worked on for the release. */
  coveringRequest({ requests, coveredBy }: Release): Request | undefined {
    return coveredBy === undefined ? undefined : requests[coveredBy];
  }

  // ---- Baselines: what may be gone back to.

  /** Whether it ran under an approval of a release that was never rolled back. */
  #isStandingSuccess({ status, countedAs, release }: KeptRun): boolean {
    return (
      status === 'succeeded' &&
      countedAs === 'approval' &&
      !this.release(release ?? '').rollback
    );
  }

  /** The last approved commit that ran there and was never rolled back, by its approved version. */
  knownBaseline(environment: string): Baseline | undefined {
    const run = this.heard.runs.findLast(
      other =>
        other.environment === environment && this.#isStandingSuccess(other),
    );
    const request =
      run && this.coveringRequest(this.release(run.release ?? ''));
    return (
      request && {
        commit: request.commit,
        version: request.version,
        stated: false,
      }
    );
  }

  isStanding(commit: string): boolean {
    return this.heard.runs.some(
      run => run.commit === commit && this.#isStandingSuccess(run),
    );
  }

  /** Whether an approver said no in writing, and never yes. */
  isRejected(commit: string): boolean {
    const verdicts = this.heard.releases
      .flatMap(({ requests }) => requests)
      .filter(request => request.commit === commit)
      .map(({ verdict }) => verdict);
    return verdicts.includes('rejected') && !verdicts.includes('approved');
  }

  /** Whether a deployment without approval is all that is known of it. */
  isOnlyViolation(commit: string): boolean {
    const isViolation = this.heard.runs.some(
      run => run.commit === commit && run.production && run.violation,
    );
    const isApprovedBaseline = this.heard.releases
      .flatMap(({ requests }) => requests)
      .some(({ used, baseline }) => used && baseline?.commit === commit);
    return isViolation && !isApprovedBaseline;
  }

  // ---- Production: one release at a time, and what runs there.

  isOpen({ cancelled, rollback, settled }: Release): boolean {
    return !cancelled && !rollback && !settled;
  }

  rollingBackIn(environment: string): Release | undefined {
    return this.of(environment).find(
      ({ rollback }) => rollback && !rollback.returned,
    );
  }

  /** Whether production is worked on for the release: of two, the newest covered success holds it. */
  #isHolding(release: Release): boolean {
    const { rollback, settled, environment } = release;
    if (rollback) {
      return !rollback.returned;
    }
    const request = this.coveringRequest(release);
    const newest = this.heard.runs.findLast(
      run => run.environment === environment && this.#isStandingSuccess(run),
    );
    return (
      request !== undefined &&
      !(settled && request.used) &&
      (newest === undefined || newest.release === release.name || !request.used)
    );
  }

  /** Another release for which production is worked on there. */
  otherHolder(release: Release): Release | undefined {
    return this.of(release.environment).find(
      other => other !== release && this.#isHolding(other),
    );
  }

  /** The last deployment there that was not just the same once more. */
  lastChangeOf(environment: string): KeptRun | undefined {
    return this.heard.runs.findLast(
      run =>
        run.environment === environment &&
        run.status === 'succeeded' &&
        run.countedAs !== 'redeployment',
    );
  }

  /** Why a further deployment of the commit there is not just the same once more; undefined where it is. */
  objectionToRepeating(
    commit: string,
    environment: string,
  ): string | undefined {
    const last = this.lastChangeOf(environment);
    if (last?.commit !== commit) {
      return 'it does not run there';
    }
    if (last.countedAs === 'none') {
      return 'it runs there with a violation';
    }
    const place = this.heard.runs.indexOf(last);
    return this.of(environment).some(
      ({ commit: other, rollback }) =>
        other === commit && rollback?.returned && rollback.afterRuns > place,
    )
      ? 'it was rolled back'
      : undefined;
  }

  // ---- Rolled back: the way starts again from the top.

  /** Whether the release was rolled back and something of that is left to do. */
  hasOpenDuties({ rollback }: Release): boolean {
    return (
      rollback !== undefined &&
      !(
        rollback.returned &&
        rollback.done.includes('root cause') &&
        (!rollback.usersAffected || rollback.done.includes('incident report'))
      )
    );
  }

  /** Whether nothing approved has stood there since the newest rollback. */
  isReentryRequired(environment: string): boolean {
    const rollbacks = this.of(environment).flatMap(({ rollback }) =>
      rollback ? [rollback.afterRuns] : [],
    );
    const standing = this.heard.runs.findLastIndex(
      run => run.environment === environment && this.#isStandingSuccess(run),
    );
    return rollbacks.length > 0 && standing < Math.max(...rollbacks);
  }

  // ---- People: nobody decides on own work.

  /** Who had a part in the release, its earlier attempts, or anything else of the same commit. */
  contributorsTo(release: Release): readonly string[] {
    const { releases, runs } = this.heard;
    const attempts = [release];
    for (
      let name = release.reenters;
      name !== undefined;
      name = this.release(name).reenters
    ) {
      attempts.push(this.release(name));
    }
    const isSame = ({ commit }: { readonly commit: string }) =>
      commit === release.commit;
    return [
      ...[...attempts, ...releases.filter(isSame)].flatMap(
        ({ workers }) => workers,
      ),
      ...runs.filter(isSame).map(({ by }) => by),
    ];
  }
}
