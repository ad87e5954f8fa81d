/** Chance that a seed alone determines (mulberry32): the same seed throws the same. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A number from 0 to below 1. */
  throw(): number {
    this.#state = (this.#state + 0x6d2b79f5) % 0x100000000;
    const state = this.#state;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  }

  /** True in that part of the cases. */
  isUnder(part: number): boolean {
    return this.throw() < part;
  }

  oneOf<T>(all: readonly T[]): T {
    return all[Math.floor(this.throw() * all.length)];
  }
}
