import { Play } from './Play';
import { essenceOf } from './essenceOf';
import { MOVES, moveNamed } from './moves';
import type { SetUp } from './setUps';

/** A way to something that the rules object to. */
export interface CounterExample {
  readonly objection: string;
  /** The names of the moves, from the empty world on. */
  readonly way: readonly string[];
}

export interface Exploration {
  /** The different states in which every move was tried. */
  readonly states: number;
  /** How many of the moves that were tried the core accepted, so that the oracle judged them. */
  readonly judged: number;
  /** How often the gate said that a commit may go. */
  readonly allowed: number;
  /** For every objection the first, and so a shortest, way to it. */
  readonly found: readonly CounterExample[];
}

/** A state, and the moves that led to it. */
interface Place {
  readonly play: Play;
  readonly way: readonly string[];
}

/** Goes every way up to the depth of the set-up, and keeps what the rules object to. */
export function explore({ way, depth }: SetUp): Exploration {
  const root = new Play();
  way.forEach(name => root.make(moveNamed(name)));
  const seen = new Set([essenceOf(root)]);
  const found = new Map<string, CounterExample>();
  const total = { judged: 0, allowed: 0 };
  let frontier: readonly Place[] = [{ play: root, way }];
  for (let step = 1; step <= depth; step++) {
    const next: Place[] = [];
    for (const place of frontier) {
      for (const after of movesFrom(place)) {
        total.judged += 1;
        total.allowed += after.play.allowed;
        for (const objection of after.objections) {
          if (!found.has(objection)) {
            found.set(objection, { objection, way: after.way });
          }
        }
        // From the last places the search does not go on, so that they need not be told apart.
        const essence = step < depth ? essenceOf(after.play) : '';
        if (essence && !seen.has(essence)) {
          seen.add(essence);
          next.push({ play: after.play, way: after.way });
        }
      }
    }
    frontier = next;
  }
  return { states: seen.size, ...total, found: [...found.values()] };
}

/** Every move that the core accepts from here, judged. */
function* movesFrom({
  play,
  way,
}: Place): Generator<Place & { readonly objections: readonly string[] }> {
  for (const move of MOVES) {
    const after = play.copy();
    const objections = after.make(move);
    if (objections) {
      yield { play: after, way: [...way, move.name], objections };
    }
  }
}
