/*
 * The rule book as a careful reader understands it who has never seen the
 * program: what the rules object to in what was said and done. It is written
 * from the rules alone, and nothing in this folder may import anything of the
 * core: otherwise a mistake there would be a mistake here too. It is to be read
 * from top to bottom beside the rules, so it stays in one file.
 */
import { type Chronicle, LIMITS, type Release } from './Chronicle';
import type { Baseline, Fact, FactOf, Ran } from './facts';

/** The rules, applied to everything that was heard so far. Objections are sentences. */
export class Oracle {
  constructor(readonly known: Chronicle) {}

  // ---- May this commit go there now?

  /** Why this commit may not go there now; undefined where it may. */
  objectionToDeploying(
    commit: string,
    environment: string,
    at: number,
  ): string | undefined {
    const back = this.known.rollingBackIn(environment);
    const target = back?.rollback?.target;
    if (target?.commit === commit) {
      return this.#objectionToReturning(target, environment);
    }
    const approval = this.known.approvalOf(commit, environment, at);
    if (approval) {
      return this.known.otherHolder(approval.release)
        ? 'It is approved, but another release holds production'
        : undefined;
    }
    return back
      ? 'A rollback leads elsewhere than to the baseline in the request of the approval under which production began'
      : `It is not approved: ${this.#whyNotApproved(commit, environment)}`;
  }

  #whyNotApproved(commit: string, environment: string): string {
    const request = this.known
      .of(environment)
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

  /** Why a rollback may not lead there any more. */
  #objectionToReturning(
    { commit: target }: Baseline,
    environment: string,
  ): string | undefined {
    const wasRolledBack = this.known
      .of(environment)
      .some(({ commit, rollback }) => commit === target && rollback);
    if (wasRolledBack && !this.known.isStanding(target)) {
      return 'A rollback leads to a baseline that was rolled back meanwhile';
    }
    return this.known.isRejected(target)
      ? 'A rollback leads to a baseline that was rejected in writing'
      : undefined;
  }

  // ---- May this be said or done?

  /** What the rules object to in something that the program has accepted; to be asked before it is heard. */
  objectionTo(fact: Fact, at: number): string | undefined {
    return this.#objectionToAgent(fact) ?? this.#objectionToFact(fact, at);
  }

  /** Who acts in a person's name may prepare and ask, and nothing else. */
  #objectionToAgent(fact: Fact): string | undefined {
    const isPreparing =
      (fact.type === 'started' && fact.reenters === undefined) ||
      fact.type === 'changed' ||
      fact.type === 'note-attached' ||
      fact.type === 'ticket-linked' ||
      fact.type === 'requested';
    return fact.agent && !isPreparing
      ? `An agent does what only a person may (${fact.type})`
      : undefined;
  }

  #objectionToFact(fact: Fact, at: number): string | undefined {
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
        return this.known.release(fact.release).coveredBy === undefined
          ? undefined
          : 'A release is cancelled although production has begun';
      case 'rolled-back':
        return this.#objectionToRollback(fact);
      case 'returned-by-hand':
        return this.#objectionToReturnByHand(fact);
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

  #objectionToStart({
    commit,
    environment,
    reenters,
  }: FactOf<'started'>): string | undefined {
    if (this.#hasOpenRelease(commit, environment)) {
      return 'A second release is started for a commit that has an open one';
    }
    return reenters === undefined && this.known.isReentryRequired(environment)
      ? 'A release is started beside the re-entry although no re-entry has reached production since the rollback'
      : undefined;
  }

  #objectionToChange({
    release: name,
    commit,
  }: FactOf<'changed'>): string | undefined {
    const { coveredBy, environment, ...before } = this.known.release(name);
    if (coveredBy !== undefined) {
      return 'What was approved is changed although production has begun';
    }
    return commit !== undefined &&
      commit !== before.commit &&
      this.#hasOpenRelease(commit, environment)
      ? 'A release is changed to the commit of another open release'
      : undefined;
  }

  #hasOpenRelease(commit: string, environment: string): boolean {
    return this.known
      .of(environment)
      .some(release => release.commit === commit && this.known.isOpen(release));
  }

  #objectionToRequest({
    release: name,
    stated,
    frozen,
  }: FactOf<'requested'>): string | undefined {
    const { commit, environment } = this.known.release(name);
    if (this.known.lastChangeOf('staging')?.commit !== commit) {
      return 'An approval is asked for while another commit is on staging';
    }
    if (this.releasesWithOpenDuties().length > 0) {
      return 'An approval is asked for while the duties of a rollback are open';
    }
    const baseline = this.known.knownBaseline(environment);
    if (frozen && !frozen.stated) {
      if (baseline?.commit !== frozen.commit) {
        return 'A request takes a commit as known baseline that is not the last approved one';
      }
      return baseline.version === frozen.version
        ? undefined
        : 'A request takes another version as baseline than the approved one';
    }
    return stated && !baseline
      ? this.#objectionToStating(stated.commit)
      : undefined;
  }

  /** Why nobody may state this commit as what runs in production. */
  #objectionToStating(commit: string): string | undefined {
    if (this.known.isStanding(commit)) {
      return undefined;
    }
    if (this.known.isRejected(commit)) {
      return 'A commit that was rejected in writing is stated as the baseline';
    }
    const release = this.known.heard.releases.findLast(
      other => other.commit === commit,
    );
    if (release) {
      const word = this.#wordFor(release);
      return `The commit of a release that is ${word} is stated as the baseline`;
    }
    return this.known.isOnlyViolation(commit)
      ? 'A commit that was deployed with a violation is stated as the baseline'
      : undefined;
  }

  #wordFor({ rollback, cancelled, requests }: Release): string {
    if (rollback) {
      return 'rolled back';
    }
    if (cancelled) {
      return 'cancelled';
    }
    return requests.at(-1)?.over ? 'voided' : 'open';
  }

  #objectionToDecision(
    fact: FactOf<'decided'>,
    at: number,
  ): string | undefined {
    const release = this.known.release(fact.release);
    const request = release.requests.at(-1);
    if (release.cancelled || release.rollback) {
      return 'Somebody decides on a release that has ended';
    }
    if (!request || !this.known.isUndecided(request, at)) {
      return 'Somebody decides where no request is open';
    }
    if (fact.statement.trim().split(/\s/).length < 3) {
      return 'A decision is made without a written statement';
    }
    return this.known.contributorsTo(release).includes(fact.by)
      ? 'Somebody decides on own work'
      : undefined;
  }

  #objectionToRollback(fact: FactOf<'rolled-back'>): string | undefined {
    const release = this.known.release(fact.release);
    const request = this.known.coveringRequest(release);
    if (!request) {
      return 'A release is rolled back for which production never began';
    }
    if (this.known.otherHolder(release)) {
      return 'A release is rolled back while another one holds production';
    }
    const { environment } = release;
    const { baseline } = request;
    if (
      fact.returned &&
      this.known.lastChangeOf(environment)?.commit !== baseline?.commit
    ) {
      return 'A rollback counts as done although the baseline does not run';
    }
    return baseline &&
      !this.#objectionToReturning(baseline, environment) &&
      baseline.version !== fact.restoredVersion
      ? 'A rollback names another version than the baseline in the request of the approval under which production began'
      : undefined;
  }

  #objectionToReturnByHand(
    fact: FactOf<'returned-by-hand'>,
  ): string | undefined {
    const { rollback, environment } = this.known.release(fact.release);
    return rollback?.target &&
      !fact.approver &&
      !this.#objectionToReturning(rollback.target, environment)
      ? 'An owner says that a baseline is back which the pipeline could report'
      : undefined;
  }

  // ---- Is this deployment in order, or a violation of its own?

  #objectionToRun(fact: Ran, at: number): string | undefined {
    const { commit, environment, countedAs, status } = fact;
    switch (countedAs) {
      case 'approval':
        return this.known.coverageOf(commit, environment, at)
          ? undefined
          : `A deployment counts as approved. It is not approved: ${this.#whyNotApproved(
              commit,
              environment,
            )}`;
      case 'rollback': {
        const back = this.known.rollingBackIn(environment);
        const target = back?.rollback?.target;
        return target?.commit === commit
          ? this.#objectionToReturning(target, environment)
          : 'A deployment counts as rollback, but to another commit than the baseline in the request of the approval under which production began';
      }
      case 'redeployment': {
        const objection = this.known.objectionToRepeating(commit, environment);
        return (
          objection && `A deployment counts as redeployment, but ${objection}`
        );
      }
      case 'none':
        return status === 'succeeded'
          ? this.#objectionToViolation(fact, at)
          : undefined;
      default:
        return countedAs satisfies never;
    }
  }

  /** A success may share the violation of its own start, and no other. */
  #objectionToViolation(fact: Ran, at: number): string | undefined {
    const { commit, environment, by, violation } = fact;
    if (violation === undefined) {
      return 'An unapproved deployment leaves no violation';
    }
    const { runs, answered } = this.known.heard;
    if (!runs.some(run => run.violation === violation)) {
      return undefined;
    }
    if (answered.includes(violation)) {
      return 'An unapproved deployment hides behind a violation that was answered before';
    }
    const start = this.known.runsOf(commit, environment).at(-1);
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

  // ---- What is left to do?

  /** The rolled-back releases that have something left to do. */
  releasesWithOpenDuties(): readonly string[] {
    return this.known.heard.releases
      .filter(release => this.known.hasOpenDuties(release))
      .map(({ name }) => name);
  }

  /** The open releases for which the gate has to answer when it is asked for this commit. */
  openReleasesOf(commit: string, environment: string): readonly string[] {
    return this.known
      .of(environment)
      .filter(
        release => release.commit === commit && this.known.isOpen(release),
      )
      .map(({ name }) => name);
  }
}
