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
  readonly states: number;
  readonly tried: number;
  /** How often the gate said that a commit may go. */
  readonly allowed: number;
  /** For every objection the first, and so a shortest, way to it. */
  readonly found: readonly CounterExample[];
}

/** Goes every way up to the depth of the set-up, and keeps what the rules object to. */
export function explore({ way, depth }: SetUp): Exploration {
  const root = new Play();
  way.forEach(name => root.make(moveNamed(name)));
  const seen = new Set([essenceOf(root)]);
  const found = new Map<string, CounterExample>();
  let frontier = [{ play: root, path: way }];
  let tried = 0;
  let allowed = 0;
  for (let step = 0; step < depth; step++) {
    const next: typeof frontier = [];
    for (const { play, path } of frontier) {
      for (const move of MOVES) {
        tried += 1;
        const after = play.copy();
        const objections = after.make(move);
        if (objections) {
          allowed += after.allowed;
          const essence = essenceOf(after);
          const isNew = !seen.has(essence);
          if (objections.length > 0 || isNew) {
            const longer = [...path, move.name];
            for (const objection of objections) {
              if (!found.has(objection)) {
                found.set(objection, { objection, way: longer });
              }
            }
            if (isNew) {
              seen.add(essence);
              next.push({ play: after, path: longer });
            }
          }
        }
      }
    }
    frontier = next;
  }
  return { states: seen.size, tried, allowed, found: [...found.values()] };
}
