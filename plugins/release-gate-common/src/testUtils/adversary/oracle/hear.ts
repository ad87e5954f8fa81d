import type { Chronicle, Release } from './Chronicle';
import type { Fact, FactOf, Ran } from './facts';

/** Ends the request or unused approval of a release. Nothing ends an approval that was used. */
function endApproval({ requests }: Release, why: string): void {
  const request = requests.at(-1);
  if (request && !request.used && request.verdict !== 'rejected') {
    request.over ??= why;
  }
}

/** A rollback that begins or ends takes with it what stands on its commit as baseline. */
function endOnBaseline(
  known: Chronicle,
  { environment, commit }: Release,
): void {
  known
    .of(environment)
    .filter(({ requests }) => requests.at(-1)?.baseline?.commit === commit)
    .forEach(other => endApproval(other, 'its baseline was rolled back'));
}

function hearRequest(
  known: Chronicle,
  { release: name, stated }: FactOf<'requested'>,
  at: number,
): void {
  const release = known.release(name);
  const { commit, version, environment, requests } = release;
  const baseline =
    known.knownBaseline(environment) ?? (stated && { ...stated, stated: true });
  endApproval(release, 'it was asked for anew');
  requests.push({ commit, version, at, ...(baseline && { baseline }) });
}

function hearRollback(
  known: Chronicle,
  { release: name, returned }: FactOf<'rolled-back'>,
): void {
  const release = known.release(name);
  const target = known.coveringRequest(release)?.baseline;
  release.rollback = {
    afterRuns: known.heard.runs.length,
    done: [],
    ...(target && { target }),
  };
  endApproval(release, 'the release was rolled back');
  endOnBaseline(known, release);
  if (returned) {
    hearReturn(known, release);
  }
}

function hearReturn(known: Chronicle, release: Release): void {
  if (release.rollback) {
    release.rollback.returned = true;
  }
  endOnBaseline(known, release);
}

/** Duties that are open again take with them what stands on them. */
function hearOfDuties(
  known: Chronicle,
  fact: FactOf<'duty' | 'users-affected'>,
): void {
  const release = known.release(fact.release);
  const { rollback } = release;
  if (!rollback) {
    return;
  }
  const wasOpen = known.hasOpenDuties(release);
  if (fact.type === 'users-affected') {
    rollback.usersAffected = fact.affected;
  } else if (fact.done) {
    rollback.done.push(fact.duty);
  } else {
    rollback.done.splice(rollback.done.indexOf(fact.duty), 1);
  }
  if (!wasOpen && known.hasOpenDuties(release)) {
    known.heard.releases
      .filter(({ reenters }) => reenters === release.name)
      .forEach(next =>
        endApproval(next, 'the duties of the attempt before are open again'),
      );
  }
}

function hearRun(known: Chronicle, fact: Ran, at: number): void {
  const { commit, environment, countedAs, status } = fact;
  const isRepeat =
    countedAs === 'redeployment' &&
    !known.objectionToRepeating(commit, environment);
  const covered =
    countedAs === 'approval'
      ? known.coverageOf(commit, environment, at)
      : undefined;
  known.heard.runs.push({
    ...fact,
    at,
    ...(covered && {
      release: covered.release.name,
      valid: known.isValid(covered.request, at),
    }),
    // An approval that the program made up is none.
    ...(countedAs === 'approval' && !covered && { countedAs: 'none' }),
  });
  if (covered) {
    covered.release.coveredBy = covered.release.requests.indexOf(
      covered.request,
    );
  }
  if (!fact.production || status !== 'succeeded') {
    return;
  }
  if (covered) {
    delete covered.request.over;
    covered.request.used = true;
  }
  const back = known.rollingBackIn(environment);
  if (countedAs === 'rollback' && back?.rollback?.target?.commit === commit) {
    hearReturn(known, back);
  }
  if (!isRepeat) {
    known
      .of(environment)
      .filter(
        release =>
          release.commit !== commit &&
          release.requests.at(-1)?.baseline?.commit !== commit,
      )
      .forEach(release =>
        endApproval(release, 'another commit has reached production'),
      );
  }
}

/** Keeps who had a part in a release. Decisions and rollbacks are no work on it. */
function hearOfWork(known: Chronicle, fact: Fact): void {
  const isWork =
    'by' in fact &&
    'release' in fact &&
    fact.type !== 'decided' &&
    !(fact.type === 'returned-by-hand' && fact.approver);
  if (isWork) {
    known.release(fact.release).workers.push(fact.by);
  }
}

/** Takes notice of something that the program has accepted. */
export function hear(known: Chronicle, fact: Fact, at: number): void {
  if (fact.type === 'started') {
    const { release: name, by, type: _, ...started } = fact;
    known.heard.releases.push({ ...started, name, workers: [], requests: [] });
  }
  hearOfWork(known, fact);
  switch (fact.type) {
    case 'started':
    case 'worked':
      return;
    case 'changed': {
      const release = known.release(fact.release);
      release.commit = fact.commit ?? release.commit;
      release.version = fact.version ?? release.version;
      endApproval(release, 'what it was given for has changed');
      return;
    }
    case 'note-attached':
    case 'ticket-linked': {
      const release = known.release(fact.release);
      if (release.coveredBy === undefined) {
        endApproval(release, 'what it was given for has changed');
      }
      return;
    }
    case 'owner-changed':
      endApproval(known.release(fact.release), 'the owner has changed');
      return;
    case 'requested':
      hearRequest(known, fact, at);
      return;
    case 'decided': {
      const request = known.release(fact.release).requests.at(-1);
      Object.assign(request ?? {}, { verdict: fact.verdict, decidedAt: at });
      return;
    }
    case 'revoked':
      endApproval(known.release(fact.release), 'it was taken back');
      return;
    case 'cancelled':
      known.release(fact.release).cancelled = true;
      endApproval(known.release(fact.release), 'the release was cancelled');
      return;
    case 'settled':
      known.release(fact.release).settled = true;
      return;
    case 'rolled-back':
      hearRollback(known, fact);
      return;
    case 'returned-by-hand':
      hearReturn(known, known.release(fact.release));
      return;
    case 'duty':
    case 'users-affected':
      hearOfDuties(known, fact);
      return;
    case 'ran':
      hearRun(known, fact, at);
      return;
    case 'violation-answered':
      known.heard.answered.push(fact.violation);
      return;
    default:
      fact satisfies never;
  }
}
