import type { CommitId } from '../model/names';
import type { Context } from '../model/context';
import type { EntityRecord, ReleaseEntry, Standing } from '../model/entity';
import { type Refusal, refusal } from '../model/refusals';
import { shortCommit } from '../model/shortCommit';
import { isStanding } from './baselines';

const WORDS: Readonly<Record<Standing, string>> = {
  open: 'open',
  'in-production': 'in production and not settled',
  'post-deployment': 'in production without a standing approval',
  completed: 'completed without a standing approval',
  cancelled: 'cancelled',
  'rolling-back': 'rolling back',
  'rolled-back': 'rolled back',
};

function wordFor(
  { standing, verdicts }: ReleaseEntry,
  commit: CommitId,
): string {
  const isRejected = verdicts.some(
    each => each.commit === commit && each.verdict === 'rejected',
  );
  return isRejected ? 'rejected' : WORDS[standing];
}

/**
 * Why nobody may state the commit as what runs in production: it belongs to a
 * release that is not known to stand there, or was deployed with a violation,
 * for this entity or for another.
 */
export function refuseStatedBaseline(
  {
    entity,
    entitiesElsewhere = [],
  }: Pick<Context, 'entity' | 'entitiesElsewhere'>,
  commit: CommitId,
): Refusal | undefined {
  for (const record of [entity, ...entitiesElsewhere]) {
    const refused = refuseIn(record, commit);
    if (refused) {
      return refused;
    }
  }
  return undefined;
}

function refuseIn(record: EntityRecord, commit: CommitId): Refusal | undefined {
  if (isStanding(record, commit)) {
    return undefined;
  }
  const entry = record.releases.findLast(
    ({ commit: current, formerCommits }) =>
      current === commit || formerCommits.includes(commit),
  );
  if (entry) {
    const word =
      entry.commit === commit
        ? wordFor(entry, commit)
        : `changed since: the request for this commit was ${
            entry.verdicts.some(
              each => each.commit === commit && each.verdict === 'rejected',
            )
              ? 'rejected'
              : 'voided'
          }`;
    return refusal(
      'invalid-baseline',
      `baseline.commit must not be ${shortCommit(commit)}: release ${
        entry.version
      } (${entry.id}) of ${record.entityRef} is ${word}`,
    );
  }
  const wasTarget = record.deployments.some(
    deployment =>
      deployment.commit === commit && deployment.coverage === 'rollback',
  );
  const breach = record.deployments.find(
    deployment =>
      deployment.commit === commit &&
      deployment.tier === 'production' &&
      deployment.coverage === 'none',
  );
  return breach && !wasTarget
    ? refusal(
        'invalid-baseline',
        `baseline.commit must not be ${shortCommit(
          commit,
        )}: it was deployed to ${breach.environment} for ${
          record.entityRef
        } with a violation`,
      )
    : undefined;
}
