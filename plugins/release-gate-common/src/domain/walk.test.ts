import { readFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '../canonical/canonicalJson';
import {
  checkAppends,
  checkDecider,
  checkGate,
  checkReasons,
  checkReplay,
  checkReport,
  checkWatched,
} from '../testUtils/invariants';
import { moveNamed, moves } from '../testUtils/moves';
import { phaseTableMarkdown } from '../testUtils/phaseTableMarkdown';
import { Simulation } from '../testUtils/simulation';
import { twoItemWorkflow } from '../testUtils/twoItemWorkflow';
import { asOf } from './approval/asOf';
import { evolve } from './evolve';
import { type Release, rollbackOf } from './model/release';
import { phaseOf, PHASES } from './progress/phase';
import { PHASE_TABLE } from './progress/phaseTable';

/**
 * Where the walk sets out from, and how many moves it goes from there: from
 * nothing at all, and from further down the way, to get to its end.
 */
const ROOTS: readonly {
  readonly way: readonly string[];
  readonly depth: number;
}[] = [
  { way: [], depth: 6 },
  {
    way: [
      'engineer: start a',
      'engineer: complete tests-passing',
      'pipeline: a succeeded in staging',
      'engineer: request',
      'director: approved',
    ],
    depth: 5,
  },
  {
    way: [
      'engineer: start a',
      'engineer: complete tests-passing',
      'pipeline: a succeeded in staging',
      'engineer: request',
      'director: approved',
      'pipeline: a succeeded in production',
      'the window passes',
      'engineer: complete logs-monitored',
    ],
    depth: 4,
  },
];

/** A third attempt or release brings nothing that the second did not. */
const MOST_RELEASES = 2;

/** What of a release can make a difference to what happens next. */
function essence(release: Release, now: string) {
  const current = asOf(release, { now });
  const { approval } = current;
  const until = current.deployments.find(d => d.monitoredUntil)?.monitoredUntil;
  return {
    commit: current.commit,
    phase: phaseOf(current),
    items: Object.keys(current.items).sort(),
    approval: approval.status,
    stored: release.approval.status,
    requested:
      approval.status === 'none' ? '' : approval.request.snapshot.commit,
    begun: approval.status === 'approved' && approval.use !== undefined,
    used: approval.status === 'approved' && approval.use?.usedBy !== undefined,
    touched: current.deployments.some(d => d.coverage === 'approval'),
    last: current.deployments
      .filter(d => d.tier === 'production')
      .map(d => `${d.status}${d.coverage}`)
      .at(-1),
    watched: until !== undefined && until <= now,
    target: rollbackOf(current)?.restoredCommit,
    next: current.nextAttemptId !== undefined,
    attempt: current.attempt,
    delivered: current.documents.at(-1)?.delivered !== undefined,
    violations: current.violations.length > 0,
  };
}

function keyOf(world: Simulation): string {
  const { entity, releases } = world.world;
  const last = (tier: string) =>
    entity.deployments
      .filter(d => d.tier === tier && d.status === 'succeeded')
      .at(-1);
  return canonicalJson({
    releases: entity.releases.map(({ id }) => essence(releases[id], world.now)),
    staging: last('staging')?.commit ?? '',
    production: last('production')?.commit ?? '',
    coverage: last('production')?.coverage ?? '',
  });
}

/** Goes every way up to the depth, checks every invariant on it, and notes every change of phase. */
function walk(
  { way, depth: maximum }: (typeof ROOTS)[number],
  transitions: Map<string, Set<string>>,
): number {
  const seen = new Set<string>();
  const root = new Simulation(twoItemWorkflow);
  way.forEach(name => moveNamed(name).make(root));
  let frontier: readonly Simulation[] = [root];
  for (let depth = 0; depth < maximum; depth++) {
    const next: Simulation[] = [];
    for (const from of frontier) {
      for (const move of moves) {
        const world = from.clone();
        const before = world.world;
        const outcome = move.make(world);
        if (outcome) {
          checkAppends(
            before,
            world,
            outcome,
            move.name.startsWith('portal: '),
          );
          checkDecider(world, outcome);
          checkWatched(outcome);
          checkReport(move.name, outcome);
          if ('appends' in outcome) {
            for (const [id, events] of Object.entries(
              outcome.appends.releases,
            )) {
              let release = before.releases[id] as Release | undefined;
              for (const event of events) {
                const after = evolve(release, event);
                if (release && phaseOf(after) !== phaseOf(release)) {
                  const key = `${phaseOf(release)} + ${event.type}`;
                  const to = transitions.get(key) ?? new Set();
                  transitions.set(key, to.add(phaseOf(after)));
                }
                release = after;
              }
            }
          }
        }
        const key = keyOf(world);
        if (
          !seen.has(key) &&
          world.world.entity.releases.length <= MOST_RELEASES
        ) {
          seen.add(key);
          checkGate(world);
          checkReasons(world);
          checkReplay(world);
          next.push(world);
        }
      }
    }
    frontier = next;
  }
  return seen.size;
}

describe('the whole state space of a two-item workflow', () => {
  const transitions = new Map<string, Set<string>>();

  it.each(ROOTS)(
    'keeps every invariant in every state $depth moves on from $way',
    root => {
      const states = walk(root, transitions);
      process.stdout.write(
        `${states} states within ${root.depth} moves of: ${
          root.way.at(-1) ?? 'the empty world'
        }\n`,
      );
      expect(states).toBeGreaterThan(250);
    },
  );

  const rows = PHASES.flatMap(phase =>
    Object.entries(PHASE_TABLE[phase]).map(
      ([event, to]) => [phase, event, to] as const,
    ),
  );

  it.each(rows)('%s + %s leads to %j', (phase, event, to) => {
    expect([...(transitions.get(`${phase} + ${event}`) ?? [])].sort()).toEqual(
      [...to].sort(),
    );
  });

  it('no other event changes the phase', () => {
    const known = rows.map(([phase, event]) => `${phase} + ${event}`);
    expect([...transitions.keys()].filter(key => !known.includes(key))).toEqual(
      [],
    );
  });

  it('the published table is the one of the code', () => {
    const published = readFileSync(
      path.join(__dirname, '../../../../docs/phases.md'),
      'utf8',
    );
    const plain = (text: string) =>
      text.replace(/-{2,}/g, '---').replace(/ +/g, ' ');
    expect(plain(published)).toContain(plain(phaseTableMarkdown()));
  });
});
