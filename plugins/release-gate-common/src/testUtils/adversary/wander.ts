import type { CounterExample } from './explore';
import { Play } from './Play';
import { MOVES, moveNamed } from './moves';
import { SET_UPS } from './setUps';

/** How far one story goes before the next one begins. */
const LENGTH = 60;

/** Numbers from 0 to below 1 that the seed alone determines (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 0x100000000;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

/**
 * Tries moves at random, from every set-up in turn, and keeps what the rules
 * object to: for every objection the shortest of the ways that led to it.
 */
export function wander(options: {
  readonly seed: number;
  readonly steps: number;
}): {
  readonly accepted: number;
  readonly allowed: number;
  readonly found: readonly CounterExample[];
} {
  const random = chance(options.seed);
  const oneOf = <T>(all: readonly T[]): T =>
    all[Math.floor(random() * all.length)];
  const found = new Map<string, CounterExample>();
  let accepted = 0;
  let allowed = 0;
  for (let step = 0; step < options.steps; ) {
    const play = new Play();
    const way = [...oneOf(SET_UPS).way];
    way.forEach(name => play.make(moveNamed(name)));
    for (let length = 0; length < LENGTH; length++) {
      const move = oneOf(MOVES);
      const objections = play.make(move);
      step += 1;
      if (objections) {
        accepted += 1;
        way.push(move.name);
      }
      for (const objection of objections ?? []) {
        const before = found.get(objection);
        if (!before || way.length < before.way.length) {
          found.set(objection, { objection, way: [...way] });
        }
      }
    }
    allowed += play.allowed;
  }
  return { accepted, allowed, found: [...found.values()] };
}
