import { type Release, phaseOf, rollbackOf } from '../../domain';
import { type Chronicle, LIMITS } from './oracle/Chronicle';
import type { Play } from './Play';

/** What of a release can make a difference to what happens next, as the core shows it. */
function essenceOfRelease(release: Release, now: string): unknown {
  const { approval, deployments, documents } = release;
  const covered = deployments.filter(
    ({ coverage }) => coverage === 'approval' || coverage === 'rollback',
  );
  const request = approval.status === 'none' ? undefined : approval.request;
  const until = covered.at(-1)?.monitoredUntil;
  return [
    phaseOf(release),
    Object.keys(release.items).sort(),
    approval.status,
    release.requestCount,
    request?.snapshot.baseline,
    [...release.contributors].sort(),
    covered.map(run => [run.status, run.environment, run.version]),
    until !== undefined && until <= now,
    rollbackOf(release)?.restoredCommit,
    release.nextAttemptId !== undefined,
    release.violations.map(({ answer }) => answer !== undefined),
    documents.at(-1)?.delivered !== undefined,
    release.tickets.length,
  ];
}

/** All that was heard, where times count by the limits that they have reached, and names by their order. */
function essenceOfHeard(known: Chronicle, at: number): unknown {
  const { releases, runs, answered } = known.heard;
  const names = releases.map(({ name }) => name);
  const violations = runs.map(({ violation }) => violation);
  const environments = [...new Set(runs.map(run => run.environment))].sort();
  return [
    releases.map(({ name, reenters, workers, requests, ...release }) => ({
      ...release,
      reenters: names.indexOf(reenters ?? ''),
      workers: [...new Set(workers)].sort(),
      requests: requests.map(request => {
        const { at: _since, decidedAt, ...rest } = request;
        const isOpen = known.isUndecided(request, at);
        return [rest, isOpen, known.isValid(request, at)];
      }),
      ...(release.rollback && {
        rollback: {
          ...release.rollback,
          afterRuns: runs
            .slice(0, release.rollback.afterRuns)
            .filter(run => run.environment === release.environment).length,
        },
      }),
    })),
    environments.map(environment =>
      runs
        .filter(run => run.environment === environment)
        .map(({ release, violation, ...run }) => [
          run.commit,
          run.status,
          run.countedAs,
          run.by,
          run.valid,
          names.indexOf(release ?? ''),
          violations.indexOf(violation),
          answered.includes(violation ?? ''),
          at > run.at + LIMITS.deployWithin,
        ]),
    ),
  ];
}

/**
 * A play in one text. Two plays of the same essence go on alike, so that a
 * search need follow only one of them.
 */
export function essenceOf(play: Play): string {
  const { entity, releases } = play.world;
  return JSON.stringify([
    essenceOfHeard(play.known, play.now),
    entity.releases.map(({ id, standing }) => [
      standing,
      essenceOfRelease(releases[id], play.iso),
    ]),
  ]);
}
