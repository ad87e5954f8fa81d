import type { Clock } from '../hooks/clock';

interface Timer {
  readonly everyMs: number;
  readonly callback: () => void;
  next: number;
}

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  get iso(): string {
    return new Date(this.#now).toISOString();
  }

  every(everyMs: number, callback: () => void): () => void {
    const timer = { everyMs, callback, next: this.#now + everyMs };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets time pass, and calls back whom it concerns. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
    for (const timer of [...this.#timers]) {
      if (timer.next <= this.#now) {
        timer.next = this.#now + timer.everyMs;
        timer.callback();
      }
    }
  }
}
