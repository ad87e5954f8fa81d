import fc from 'fast-check';
import {
  checkAppends,
  checkDecider,
  checkGate,
  checkReasons,
  checkReplay,
  checkReport,
  checkWatched,
} from '../testUtils/invariants';
import { type Move, moreMoves, moveNamed } from '../testUtils/moves';
import { Simulation } from '../testUtils/simulation';
import { twoItemWorkflow } from '../testUtils/twoItemWorkflow';

type Check = (options: {
  readonly before: Simulation['world'];
  readonly world: Simulation;
  readonly move: Move;
  readonly outcome: ReturnType<Move['make']>;
}) => void;

const RUNS = 150;
const LENGTH = 40;

/** A way that leads deep into the workflow, from which chance takes over. */
const PATHS: readonly (readonly string[])[] = [
  [],
  ['engineer: start a', 'engineer: complete tests-passing'],
  [
    'engineer: start a',
    'engineer: complete tests-passing',
    'pipeline: a succeeded in staging',
    'engineer: request',
  ],
  [
    'engineer: start a',
    'engineer: complete tests-passing',
    'pipeline: a succeeded in staging',
    'engineer: request',
    'director: approved',
    'pipeline: a succeeded in production',
  ],
];

/** Checks a rule after every move of random sequences of commands. */
function holdsAlways(check: Check): void {
  fc.assert(
    fc.property(
      fc.constantFrom(...PATHS),
      fc.array(fc.constantFrom(...moreMoves), { maxLength: LENGTH }),
      fc.boolean(),
      (path, tail, isChecked) => {
        const world = new Simulation(twoItemWorkflow);
        world.answeredBy = isChecked ? { 'tests-passing': 'ci' } : {};
        world.policy = { ...world.policy, monitoringProbes: ['uptime'] };
        for (const move of [...path.map(moveNamed), ...tail]) {
          const before = world.world;
          const outcome = move.make(world);
          check({ before, world, move, outcome });
        }
      },
    ),
    { numRuns: RUNS },
  );
}

describe('whatever is tried, in whatever order', () => {
  it('1. the gate allows production only for a commit that an approver approved, or on the way back', () => {
    holdsAlways(({ world }) => checkGate(world));
  });

  it('2. nobody decides on own work, and only a person decides', () => {
    holdsAlways(({ world, outcome }) => {
      if (outcome) checkDecider(world, outcome);
    });
  });

  it('3. the logs are never declared watched before the window has passed', () => {
    holdsAlways(({ outcome }) => {
      if (outcome) checkWatched(outcome);
    });
  });

  it('4. a refusal changes nothing, and an accepted command leaves an event', () => {
    holdsAlways(({ before, world, move, outcome }) => {
      if (outcome) {
        checkAppends(before, world, outcome, move.name.startsWith('portal: '));
      }
    });
  });

  it('5. replaying the events gives the state, byte for byte', () => {
    holdsAlways(({ world }) => checkReplay(world));
  });

  it('6. a deployment report of a pipeline is never refused or lost', () => {
    holdsAlways(({ move, outcome }) => {
      if (outcome) checkReport(move.name, outcome);
    });
  });

  it('7. what the gate denies it explains, each reason once and in the published order', () => {
    holdsAlways(({ world }) => checkReasons(world));
  });
});
