/*
 * The rule book as a careful reader understands it who has never seen the
 * program. It hears what was said and done, and says what the rules object to.
 * It is written from the rules alone and must not import anything of the core:
 * otherwise a mistake there would be a mistake here too. It is one file, longer
 * than others, because it is to be read from top to bottom beside the rules.
 */
import type { Baseline, Fact, Ran } from './facts';

const HOUR = 3_600_000;

/** How long things hold, in milliseconds. */
export const LIMITS = {
  requestExpires: 7 * 24 * HOUR,
  approvalValid: 7 * 24 * HOUR,
  deployWithin: 24 * HOUR,
};

interface Request {
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
  returned?: true;
  usersAffected?: boolean;
  readonly done: string[];
}

interface Release {
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

type KeptRun = Ran & {
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

/** The rule book, with everything that it has heard so far. Times are milliseconds. */
export class Oracle {
  constructor(
    readonly heard: Heard = { releases: [], runs: [], answered: [] },
  ) {}

  copy(): Oracle {
    return new Oracle(JSON.parse(JSON.stringify(this.heard)));
  }

  // ---- Approvals: in writing, by somebody who had no part, for exactly this, and not over.

  isUndecided(request: Request, at: number): boolean {
    return (
      !request.over &&
      request.verdict === undefined &&
      at < request.at + LIMITS.requestExpires
    );
  }

  isValid({ verdict, over, used, decidedAt }: Request, at: number): boolean {
    return (
      verdict === 'approved' &&
      !over &&
      !used &&
      at < (decidedAt ?? 0) + LIMITS.approvalValid
    );
  }

  /** The release and request by which the commit may be deployed there now. */
  #approvalOf(commit: string, environment: string, at: number) {
    return this.#of(environment)
      .flatMap(release =>
        release.requests.map(request => ({ release, request })),
      )
      .find(
        ({ request }) => request.commit === commit && this.isValid(request, at),
      );
  }

  /**
   * The approval under which a deployment was started that has not ended. Where
   * the approval has ended since, the deployment has to end in time.
   */
  #approvalOfStart(commit: string, environment: string, at: number) {
    const runs = this.#runsOf(commit, environment);
    const ended = runs.findLastIndex(({ status }) => status !== 'started');
    const start = runs.slice(ended + 1).findLast(({ valid }) => valid);
    if (!start) {
      return undefined;
    }
    const release = this.#release(start.release ?? '');
    const request = release.requests[release.coveredBy ?? -1];
    return !request.used &&
      (this.isValid(request, at) || at <= start.at + LIMITS.deployWithin)
      ? { release, request }
      : undefined;
  }

  // ---- Baselines: where a rollback may lead.

  /** The last approved commit that ran there and was never rolled back, by its approved version. */
  #knownBaseline(environment: string): Baseline | undefined {
    const run = this.heard.runs.findLast(
      ({ release, countedAs, status, ...other }) =>
        other.environment === environment &&
        status === 'succeeded' &&
        countedAs === 'approval' &&
        !this.#release(release ?? '').rollback,
    );
    const version = this.#release(run?.release ?? '')?.requests.findLast(
      ({ used }) => used,
    )?.version;
    return run && version !== undefined
      ? { commit: run.commit, version, stated: false }
      : undefined;
  }

  #isStanding(commit: string): boolean {
    return this.heard.runs.some(
      run =>
        run.commit === commit &&
        run.status === 'succeeded' &&
        run.countedAs === 'approval' &&
        !this.#release(run.release ?? '').rollback,
    );
  }

  /** Why nobody may state this commit as what runs in production. */
  #objectionToStating(commit: string): string | undefined {
    if (this.#isStanding(commit)) {
      return undefined;
    }
    if (this.#isRejected(commit)) {
      return 'A commit that was rejected in writing is stated as the baseline';
    }
    const release = this.heard.releases.findLast(r => r.commit === commit);
    if (release) {
      return `The commit of a release that is ${this.#wordFor(
        release,
      )} is stated as the baseline`;
    }
    return this.heard.runs.some(
      run => run.commit === commit && run.production && run.violation,
    )
      ? 'A commit that was deployed with a violation is stated as the baseline'
      : undefined;
  }

  #wordFor({ rollback, cancelled, requests }: Release): string {
    if (rollback) {
      return 'rolled back';
    }
    return cancelled || requests.at(-1)?.over ? 'cancelled or voided' : 'open';
  }

  #isRejected(commit: string): boolean {
    const verdicts = this.heard.releases
      .flatMap(({ requests }) => requests)
      .filter(request => request.commit === commit)
      .map(({ verdict }) => verdict);
    return verdicts.includes('rejected') && !verdicts.includes('approved');
  }

  /** Why a rollback may not lead there any more. */
  #objectionToReturning(
    target: Baseline,
    environment: string,
  ): string | undefined {
    const wasRolledBack = this.#of(environment).some(
      ({ commit, rollback }) => commit === target.commit && rollback,
    );
    if (wasRolledBack && !this.#isStanding(target.commit)) {
      return 'A rollback leads to a baseline that was rolled back meanwhile';
    }
    return this.#isRejected(target.commit)
      ? 'A rollback leads to a baseline that was rejected in writing'
      : undefined;
  }

  #isOpen({ cancelled, rollback, settled }: Release): boolean {
    return !cancelled && !rollback && !settled;
  }

  // ---- Production: one release at a time, and what runs there.

  #isRollingBack({ rollback }: Release): boolean {
    return rollback !== undefined && !rollback.returned;
  }

  /** The release for which production is worked on there; of two, the newest covered success. */
  #holderOf(environment: string): Release | undefined {
    const covered = this.heard.runs.findLast(
      run =>
        run.environment === environment &&
        run.countedAs === 'approval' &&
        run.status === 'succeeded',
    );
    const isHolding = (release: Release) =>
      this.#isRollingBack(release) ||
      (release.coveredBy !== undefined &&
        !release.rollback &&
        !(release.settled && release.requests[release.coveredBy].used));
    return covered && isHolding(this.#release(covered.release ?? ''))
      ? this.#release(covered.release ?? '')
      : this.#of(environment).find(isHolding);
  }

  /** Why a further deployment of the commit there is not just the same once more; undefined where it is. */
  #objectionToRepeating(
    commit: string,
    environment: string,
  ): string | undefined {
    const { runs } = this.heard;
    const counts = (run: KeptRun) =>
      run.environment === environment &&
      run.status === 'succeeded' &&
      run.countedAs !== 'redeployment';
    const first = runs.findLastIndex(counts);
    if (runs[first]?.commit !== commit) {
      return 'it does not run there';
    }
    if (runs[first].countedAs === 'none') {
      return 'it runs there with a violation';
    }
    return this.#of(environment).some(
      ({ commit: other, rollback }) =>
        other === commit && rollback?.returned && rollback.afterRuns > first,
    )
      ? 'it was rolled back'
      : undefined;
  }

  // ---- Rolled back: the way starts again from the top.

  /** Whether a rolled-back release of the entity has something left to do. */
  #hasOpenDuties({ rollback }: Release): boolean {
    return (
      rollback !== undefined &&
      !(
        rollback.returned &&
        rollback.done.includes('root cause') &&
        (!rollback.usersAffected || rollback.done.includes('incident report'))
      )
    );
  }

  /** Whether the newest rollback there has not been made up for in production. */
  #isReentryRequired(environment: string): boolean {
    const rollbacks = this.#of(environment).flatMap(({ rollback }) =>
      rollback ? [rollback.afterRuns] : [],
    );
    const standing = this.heard.runs.findLastIndex(
      run =>
        run.environment === environment &&
        run.status === 'succeeded' &&
        run.countedAs === 'approval' &&
        !this.#release(run.release ?? '').rollback,
    );
    return rollbacks.length > 0 && standing < Math.max(...rollbacks);
  }

  // ---- People: nobody decides on own work.

  /** Who had a part in the release, its earlier attempts, or anything else of the same commit. */
  #contributorsTo(release: Release): readonly string[] {
    const { releases, runs } = this.heard;
    const chain = [release];
    for (
      let name = release.reenters;
      name !== undefined;
      name = this.#release(name).reenters
    ) {
      chain.push(this.#release(name));
    }
    return [
      ...chain,
      ...releases.filter(({ commit }) => commit === release.commit),
    ]
      .flatMap(({ workers }) => workers)
      .concat(
        runs
          .filter(({ commit }) => commit === release.commit)
          .map(({ by }) => by),
      );
  }

  // ---- The questions.

  /** Why this commit may not go there now; undefined where it may. */
  objectionToDeploying(
    commit: string,
    environment: string,
    at: number,
  ): string | undefined {
    const back = this.#of(environment).find(r => this.#isRollingBack(r));
    const target = back?.rollback?.target;
    if (back && target?.commit === commit) {
      return this.#objectionToReturning(target, environment);
    }
    const approval = this.#approvalOf(commit, environment, at);
    if (approval) {
      const holder = this.#holderOf(environment);
      return holder && holder !== approval.release
        ? 'It is approved, but another release holds production'
        : undefined;
    }
    return back
      ? 'A rollback leads elsewhere than to the baseline in the request of the approval under which production began'
      : `It is not approved: ${this.#whyNot(commit, environment)}`;
  }

  /** The rolled-back releases that have something left to do. */
  releasesWithOpenDuties(): readonly string[] {
    return this.heard.releases
      .filter(release => this.#hasOpenDuties(release))
      .map(({ name }) => name);
  }

  #whyNot(commit: string, environment: string): string {
    const request = this.#of(environment)
      .flatMap(({ requests }) => requests)
      .findLast(other => other.commit === commit);
    if (!request) {
      return 'nobody asked for it in this environment';
    }
    if (request.used) {
      return 'the approval was used';
    }
    if (request.verdict === 'rejected') {
      return 'it was rejected';
    }
    return (
      request.over ??
      (request.verdict ? 'the approval ran out' : 'nobody decided')
    );
  }

  /** What the rules object to in something that the program has accepted; to be asked before it is heard. */
  objectionTo(fact: Fact, at: number): string | undefined {
    switch (fact.type) {
      case 'started':
        return this.#objectionToStart(fact);
      case 'changed':
        return this.#objectionToChange(fact);
      case 'requested':
        return this.#objectionToRequest(fact);
      case 'decided':
        return this.#objectionToDecision(fact, at);
      case 'cancelled':
        return this.#release(fact.release).coveredBy === undefined
          ? undefined
          : 'A release is cancelled although production has begun';
      case 'rolled-back':
        return this.#objectionToRollback(fact);
      case 'returned-by-hand':
        return fact.directly
          ? undefined
          : 'An agent says that the baseline is back';
      case 'ran':
        return fact.production ? this.#objectionToRun(fact, at) : undefined;
      case 'note-attached':
      case 'ticket-linked':
      case 'worked':
      case 'owner-changed':
      case 'revoked':
      case 'settled':
      case 'duty':
      case 'users-affected':
      case 'violation-answered':
        return undefined;
      default:
        return fact satisfies never;
    }
  }

  #objectionToStart(
    fact: Fact & { readonly type: 'started' },
  ): string | undefined {
    const { commit, environment, reenters } = fact;
    const isSecond = this.#of(environment).some(
      release => release.commit === commit && this.#isOpen(release),
    );
    if (isSecond) {
      return 'A second release is started for a commit that has an open one';
    }
    return reenters === undefined && this.#isReentryRequired(environment)
      ? 'A release is started beside the re-entry although no re-entry has reached production since the rollback'
      : undefined;
  }

  #objectionToChange(
    fact: Fact & { readonly type: 'changed' },
  ): string | undefined {
    const release = this.#release(fact.release);
    if (release.coveredBy !== undefined) {
      return 'What was approved is changed although production has begun';
    }
    // The gate is answered by the newest release of a commit.
    const others = this.#of(release.environment);
    return others.some(
      (other, place) =>
        other !== release &&
        other.commit === fact.commit &&
        (place > others.indexOf(release) || this.#isOpen(other)),
    )
      ? 'A release is changed to the commit of another release'
      : undefined;
  }

  #objectionToRequest({
    release: name,
    stated,
    frozen,
  }: Fact & { readonly type: 'requested' }): string | undefined {
    const release = this.#release(name);
    const onStaging = this.heard.runs.findLast(
      ({ environment, status }) =>
        environment === 'staging' && status === 'succeeded',
    );
    if (onStaging?.commit !== release.commit) {
      return 'An approval is asked for while another commit is on staging';
    }
    if (this.heard.releases.some(other => this.#hasOpenDuties(other))) {
      return 'An approval is asked for while the duties of a rollback are open';
    }
    const known = this.#knownBaseline(release.environment);
    if (frozen && !frozen.stated) {
      if (known?.commit !== frozen.commit) {
        return 'A request takes a commit as known baseline that is not the last approved one';
      }
      return known.version === frozen.version
        ? undefined
        : 'A request takes another version as baseline than the approved one';
    }
    return stated && !known
      ? this.#objectionToStating(stated.commit)
      : undefined;
  }

  #objectionToDecision(
    {
      release: name,
      by,
      directly,
      statement,
    }: Fact & { readonly type: 'decided' },
    at: number,
  ): string | undefined {
    const release = this.#release(name);
    const request = release.requests.at(-1);
    if (release.cancelled || release.rollback) {
      return 'Somebody decides on a release that has ended';
    }
    if (!request || !this.isUndecided(request, at)) {
      return 'Somebody decides where no request is open';
    }
    if (!directly) {
      return 'Something else than a person decides';
    }
    if (statement.trim().split(/\s/).length < 3) {
      return 'A decision is made without a written statement';
    }
    return this.#contributorsTo(release).includes(by)
      ? 'Somebody decides on own work'
      : undefined;
  }

  #objectionToRollback({
    release: name,
    directly,
    restoredVersion,
  }: Fact & { readonly type: 'rolled-back' }): string | undefined {
    const release = this.#release(name);
    if (!directly) {
      return 'An agent rolls back';
    }
    if (release.coveredBy === undefined) {
      return 'A release is rolled back for which production never began';
    }
    const holder = this.#holderOf(release.environment);
    if (holder && holder !== release) {
      return 'A release is rolled back while another one holds production';
    }
    const target = release.requests[release.coveredBy].baseline;
    return target && target.version !== restoredVersion
      ? 'A rollback names another version than the baseline in the request of the approval under which production began'
      : undefined;
  }

  #objectionToRun(fact: Ran, at: number): string | undefined {
    const { commit, environment, countedAs, status, violation } = fact;
    switch (countedAs) {
      case 'approval':
        return this.#approvalOf(commit, environment, at) ??
          this.#approvalOfStart(commit, environment, at)
          ? undefined
          : `A deployment counts as approved. It is not approved: ${this.#whyNot(
              commit,
              environment,
            )}`;
      case 'rollback': {
        const target = this.#of(environment).find(r => this.#isRollingBack(r))
          ?.rollback?.target;
        return target?.commit === commit
          ? this.#objectionToReturning(target, environment)
          : 'A deployment counts as rollback, but to another commit than the baseline in the request of the approval under which production began';
      }
      case 'redeployment': {
        const objection = this.#objectionToRepeating(commit, environment);
        return (
          objection && `A deployment counts as redeployment, but ${objection}`
        );
      }
      case 'none':
        return status === 'succeeded'
          ? this.#objectionToViolation(fact, violation, at)
          : undefined;
      default:
        return countedAs satisfies never;
    }
  }

  /** A success may share the violation of its own start, and no other. */
  #objectionToViolation(
    { commit, environment, by }: Ran,
    violation: string | undefined,
    at: number,
  ): string | undefined {
    if (violation === undefined) {
      return 'An unapproved deployment leaves no violation';
    }
    const isNew = !this.heard.runs.some(run => run.violation === violation);
    if (isNew) {
      return undefined;
    }
    if (this.heard.answered.includes(violation)) {
      return 'An unapproved deployment hides behind a violation that was answered before';
    }
    const start = this.#runsOf(commit, environment).at(-1);
    if (start?.violation !== violation || start.status !== 'started') {
      return 'An unapproved deployment hides behind the violation of an earlier one';
    }
    if (start.by !== by) {
      return 'An unapproved deployment hides behind the violation of another reporter';
    }
    return at > start.at + LIMITS.deployWithin
      ? 'An unapproved deployment hides behind the violation of a start long ago'
      : undefined;
  }

  // ---- Hearing.

  /** Takes notice of something that the program has accepted. */
  hears(fact: Fact, at: number): void {
    if ('by' in fact && 'release' in fact && fact.type !== 'decided') {
      this.heard.releases
        .find(({ name }) => name === fact.release)
        ?.workers.push(fact.by);
    }
    switch (fact.type) {
      case 'started':
        this.heard.releases.push({
          name: fact.release,
          environment: fact.environment,
          ...(fact.reenters !== undefined && { reenters: fact.reenters }),
          commit: fact.commit,
          version: fact.version,
          workers: [fact.by],
          requests: [],
        });
        return;
      case 'changed': {
        const release = this.#release(fact.release);
        release.commit = fact.commit ?? release.commit;
        release.version = fact.version ?? release.version;
        this.#voids(release, 'what it was given for has changed');
        return;
      }
      case 'note-attached':
      case 'ticket-linked': {
        const release = this.#release(fact.release);
        if (release.coveredBy === undefined) {
          this.#voids(release, 'what it was given for has changed');
        }
        return;
      }
      case 'owner-changed':
        this.#voids(this.#release(fact.release), 'the owner has changed');
        return;
      case 'requested':
        this.#hearsRequest(fact, at);
        return;
      case 'decided': {
        const request = this.#release(fact.release).requests.at(-1);
        if (request) {
          request.verdict = fact.verdict;
          request.decidedAt = at;
        }
        return;
      }
      case 'revoked':
        this.#voids(this.#release(fact.release), 'it was taken back');
        return;
      case 'cancelled': {
        const release = this.#release(fact.release);
        release.cancelled = true;
        this.#voids(release, 'the release was cancelled');
        return;
      }
      case 'settled':
        this.#release(fact.release).settled = true;
        return;
      case 'rolled-back': {
        const release = this.#release(fact.release);
        const target = release.requests[release.coveredBy ?? -1]?.baseline;
        release.rollback = {
          afterRuns: this.heard.runs.length,
          done: [],
          ...(target && { target }),
        };
        this.#voids(release, 'the release was rolled back');
        this.#voidsOnBaseline(release);
        return;
      }
      case 'returned-by-hand':
        this.#returns(this.#release(fact.release));
        return;
      case 'duty':
      case 'users-affected':
        this.#hearsOfDuties(fact);
        return;
      case 'ran':
        this.#hearsRun(fact, at);
        return;
      case 'violation-answered':
        this.heard.answered.push(fact.violation);
        return;
      case 'worked':
        return;
      default:
        fact satisfies never;
    }
  }

  #hearsRequest(
    { release: name, stated }: Fact & { readonly type: 'requested' },
    at: number,
  ): void {
    const release = this.#release(name);
    const baseline =
      this.#knownBaseline(release.environment) ??
      (stated && { ...stated, stated: true });
    this.#voids(release, 'it was asked for anew');
    const { commit, version } = release;
    release.requests.push({
      commit,
      version,
      at,
      ...(baseline && { baseline }),
    });
  }

  /** Duties that are open again take what stands on them with them. */
  #hearsOfDuties(
    fact: Fact & { readonly type: 'duty' | 'users-affected' },
  ): void {
    const release = this.#release(fact.release);
    const { rollback } = release;
    if (!rollback) {
      return;
    }
    const wasOpen = this.#hasOpenDuties(release);
    if (fact.type === 'users-affected') {
      rollback.usersAffected = fact.affected;
    } else if (fact.done) {
      rollback.done.push(fact.duty);
    } else {
      rollback.done.splice(rollback.done.indexOf(fact.duty), 1);
    }
    if (!wasOpen && this.#hasOpenDuties(release)) {
      this.heard.releases
        .filter(({ reenters }) => reenters === release.name)
        .forEach(next =>
          this.#voids(next, 'the duties of the attempt before are open again'),
        );
    }
  }

  #hearsRun(fact: Ran, at: number): void {
    const { commit, environment, countedAs, status } = fact;
    const covered =
      countedAs === 'approval'
        ? this.#approvalOf(commit, environment, at) ??
          this.#approvalOfStart(commit, environment, at)
        : undefined;
    const isRepeat =
      countedAs === 'redeployment' &&
      !this.#objectionToRepeating(commit, environment);
    this.heard.runs.push({
      ...fact,
      at,
      ...(covered && {
        release: covered.release.name,
        valid: this.isValid(covered.request, at),
      }),
      // An approval that the program made up is none.
      ...(countedAs === 'approval' && !covered && { countedAs: 'none' }),
    });
    if (covered) {
      const { release, request } = covered;
      release.coveredBy = release.requests.indexOf(request);
      if (status === 'succeeded') {
        delete request.over;
        request.used = true;
      }
    }
    if (fact.production && status === 'succeeded') {
      this.#of(environment)
        .filter(
          release =>
            this.#isRollingBack(release) &&
            countedAs === 'rollback' &&
            release.rollback?.target?.commit === commit,
        )
        .forEach(release => this.#returns(release));
      if (!isRepeat) {
        this.#of(environment)
          .filter(release => release.commit !== commit)
          .forEach(release => this.#voidsUnless(release, commit));
      }
    }
  }

  #voidsUnless(release: Release, commit: string): void {
    if (release.requests.at(-1)?.baseline?.commit !== commit) {
      this.#voids(release, 'another commit has reached production');
    }
  }

  #returns(release: Release): void {
    if (release.rollback) {
      release.rollback.returned = true;
    }
    this.#voidsOnBaseline(release);
  }

  /** A rollback that begins or ends takes what stands on the commit as baseline with it. */
  #voidsOnBaseline({ environment, commit }: Release): void {
    this.#of(environment)
      .filter(({ requests }) => requests.at(-1)?.baseline?.commit === commit)
      .forEach(other => this.#voids(other, 'its baseline was rolled back'));
  }

  /** Ends the request or unused approval of a release. Nothing ends an approval that was used. */
  #voids({ requests }: Release, why: string): void {
    const request = requests.at(-1);
    if (request && !request.used && request.verdict !== 'rejected') {
      request.over ??= why;
    }
  }

  // ---- Looking up.

  #release(name: string): Release {
    return this.heard.releases.find(
      release => release.name === name,
    ) as Release;
  }

  #of(environment: string): readonly Release[] {
    return this.heard.releases.filter(
      release => release.environment === environment,
    );
  }

  #runsOf(commit: string, environment: string): readonly KeptRun[] {
    return this.heard.runs.filter(
      run => run.commit === commit && run.environment === environment,
    );
  }
}
