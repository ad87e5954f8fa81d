import type { Command } from '../../domain';
import {
  COMMITS,
  type CommitName,
  DAY,
  HOUR,
  MINUTE,
  type Status,
  WORKFLOW,
  type Who,
  versionOf,
} from './cast';
import { environmentNamed } from '../simulation';
import type { Move, Play } from './Play';
import { OWNER, RELEASES, STATEMENT, movesOn } from './releaseMoves';

function start(who: Who, commit: CommitName, environment?: string): Move {
  const where = environment === undefined ? '' : ` for ${environment}`;
  return {
    name: `${who} starts a release of ${commit}${where}`,
    who,
    command: play =>
      play.world.entity.releases.length < RELEASES
        ? {
            type: 'start',
            releaseId: play.nextId(),
            owner: OWNER,
            version: versionOf(commit),
            commit: COMMITS[commit],
            routine: true,
            tickets: [],
            workflow: WORKFLOW,
            ...(environment !== undefined && {
              environment: environmentNamed(environment),
            }),
          }
        : undefined,
  };
}

/** Somebody reports a deployment, in a version that may be another than the approved one. */
function report(
  who: Who,
  environment: string,
  [commit, status, version]: readonly [CommitName, Status, CommitName?],
): Move {
  const as = version === undefined ? '' : ` as the version of ${version}`;
  return {
    name: `${who} reports ${commit} ${status} in ${environment}${as}`,
    who,
    command: play => ({
      type: 'report-deployment',
      deploymentId: play.nextId(),
      violationId: play.nextId(),
      environment: environmentNamed(environment),
      commit: COMMITS[commit],
      status,
      flags: [],
      ...(version !== undefined && { version: versionOf(version) }),
    }),
  };
}

function wait(name: string, waitMs: number): Move {
  return { name, waitMs };
}

/** Answers the newest violation that nobody has answered. */
function answer({ world }: Play): Command | undefined {
  const { entity, releases } = world;
  const ofEntity = entity.violations.findLast(violation => !violation.answer);
  if (ofEntity) {
    const { violationId } = ofEntity;
    return {
      type: 'answer-entity-violation',
      violationId,
      statement: STATEMENT,
    };
  }
  for (const { id: releaseId, violations } of Object.values(releases)) {
    const open = violations.findLast(violation => !violation.answer);
    if (open) {
      const { violationId } = open;
      return {
        type: 'answer-violation',
        releaseId,
        violationId,
        statement: STATEMENT,
      };
    }
  }
  return undefined;
}

/** Everything that is tried, on every release, allowed or not. */
export const MOVES: readonly Move[] = [
  start('engineer', 'a'),
  start('engineer', 'b'),
  start('engineer', 'evil'),
  start('workingDirector', 'a'),
  start('engineer', 'a', 'production-2'),
  report('pipeline', 'staging', ['a', 'succeeded']),
  report('pipeline', 'staging', ['b', 'succeeded']),
  report('pipeline', 'staging', ['evil', 'succeeded']),
  report('workingDirector', 'staging', ['a', 'succeeded']),
  report('pipeline', 'production', ['a', 'started']),
  report('pipeline', 'production', ['a', 'failed']),
  report('pipeline', 'production', ['a', 'succeeded']),
  report('pipeline', 'production', ['a', 'succeeded', 'evil']),
  report('pipeline', 'production', ['b', 'started']),
  report('pipeline', 'production', ['b', 'succeeded']),
  report('pipeline', 'production', ['evil', 'started']),
  report('pipeline', 'production', ['evil', 'succeeded']),
  report('pipeline', 'production', ['old', 'succeeded']),
  report('pipeline', 'production-2', ['a', 'started']),
  report('pipeline', 'production-2', ['a', 'succeeded']),
  report('pipeline', 'production-2', ['evil', 'started']),
  report('engineer', 'production-2', ['evil', 'succeeded']),
  report('pipeline', 'moon', ['a', 'succeeded']),
  report('agent', 'production-2', ['evil', 'succeeded']),
  { name: 'engineer answers a violation', who: 'engineer', command: answer },
  { name: 'agent answers a violation', who: 'agent', command: answer },
  wait('the monitoring window passes', 16 * MINUTE),
  wait('thirteen hours pass', 13 * HOUR),
  wait('more than a day passes', 25 * HOUR),
  wait('more than a week passes', 8 * DAY),
  ...Array.from({ length: RELEASES }, (_, index) => movesOn(index + 1)).flat(),
];

const BY_NAME = new Map(MOVES.map(move => [move.name, move]));

/** The move of that name. */
export function moveNamed(name: string): Move {
  const move = BY_NAME.get(name);
  if (!move) {
    throw new Error(`No move '${name}'`);
  }
  return move;
}
